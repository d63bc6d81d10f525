package dev.granary.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.Thorough;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No interleaving breaks a promise of the protocol, as far as so many draws can tell: 500 worlds by default,
 * {@code -Dgranary.simulation.seeds=10000} for more, {@code -Dgranary.simulation.first=N} to begin at another one. And
 * without any one of its guards there is an interleaving that does.
 */
class SimulationTest {

    private static final long SEEDS = Long.getLong("granary.simulation.seeds", Thorough.orQuick(500, 10_000));
    private static final long FIRST = Long.getLong("granary.simulation.first", 1);
    private static final int MOST_WORLDS_WITHOUT_A_GUARD = 10_000;
    private static final int LAST_LINES = 80;

    private static final List<Pattern> EVENTS = Stream.of(
                    "REFUSED",
                    "ANSWER_LOST",
                    "DONE_LATE",
                    "RETRIED",
                    "DIES_BEFORE",
                    "DIES_AFTER",
                    "agent\\d\\.2 ",
                    "Deleted\\[",
                    "Absent\\[",
                    "agent\\d.* delete \\S*/packs/",
                    "agent\\d.* put \\S*/alive-",
                    "agent\\d.* extend ",
                    "givenUp=\\[Attempt",
                    "stoodBackFor=\\[granary",
                    "stoodBackFor=\\[\\]")
            .map(Pattern::compile)
            .toList();

    @Test
    void keepsEveryPromiseInEveryInterleaving() {
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            Simulation.Outcome outcome = Simulation.run(seed, Sabotage.NONE);
            if (outcome.violation() != null) {
                throw new AssertionError(
                        "seed " + seed + ": " + outcome.violation() + "\n" + lastLines(outcome.trace()));
            }
        }
    }

    @Test
    void replaysASeedExactly() {
        LongStream.of(3, 4, 5)
                .forEach(seed ->
                        assertThat(Simulation.run(seed, Sabotage.NONE)).isEqualTo(Simulation.run(seed, Sabotage.NONE)));
    }

    /** Each guard, what happens without it, and a world in which it does; when worlds have changed, others are searched. */
    static Stream<Arguments> guards() {
        String packLost = "(lost|committed without) .*/packs/.*";
        String broken = "(a backup lost|committed without) .*/(packs|backups)/.*";
        return Stream.of(
                Arguments.of("COLLECTOR_DOES_NOT_STAND_BACK", "a backup " + packLost, 48),
                Arguments.of("COLLECTOR_LOOKS_AT_SESSIONS_BEFORE_MANIFESTS", ".*" + packLost, 1869),
                Arguments.of("COLLECTOR_PUTS_NO_TOMBSTONE", broken, 640),
                Arguments.of("TOMBSTONES_ARE_CLEARED_AWAY", broken, 2906),
                Arguments.of("PARENT_IS_READ_BEFORE_THE_SESSION_IS_THERE", ".*(lost|rely on) .*/packs/.*", 435),
                Arguments.of("OLD_ATTEMPTS_ARE_LEFT_ALONE", "two attempts at one backup committed.*", 231));
    }

    @ParameterizedTest
    @MethodSource("guards")
    void findsTheLossWithoutAGuard(String guard, String loss, long world) {
        Sabotage sabotage = Sabotages.without(guard);

        long found = LongStream.concat(LongStream.of(world), LongStream.rangeClosed(1, MOST_WORLDS_WITHOUT_A_GUARD))
                .filter(seed -> String.valueOf(Simulation.run(seed, sabotage).violation())
                        .matches(loss))
                .findFirst()
                .orElse(0);

        assertThat(found).as("a world in which %s is missed", guard).isPositive();
    }

    /** A simulation in which nothing happens finds nothing. */
    @Test
    void meetsWhatItIsMeantToMeet() {
        Map<String, Long> met = LongStream.rangeClosed(1, 100)
                .mapToObj(seed -> Simulation.run(seed, Sabotage.NONE).trace())
                .flatMap(trace ->
                        EVENTS.stream().filter(event -> event.matcher(trace).find()))
                .collect(Collectors.groupingBy(Pattern::pattern, Collectors.counting()));

        assertThat(met).containsOnlyKeys(EVENTS.stream().map(Pattern::pattern).toList());
    }

    private static String lastLines(String trace) {
        List<String> lines = trace.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
