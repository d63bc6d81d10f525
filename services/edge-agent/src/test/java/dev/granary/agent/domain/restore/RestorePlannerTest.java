package dev.granary.agent.domain.restore;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.KubeObject.Owner;
import dev.granary.agent.fakes.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays the cases in {@code cases}: what is stored, what is there, and what becomes of it. */
class RestorePlannerTest {

    private static final Writers WRITERS = new Writers(UUID.fromString("00000000-0000-4000-8000-000000000001"));

    @TestFactory
    Stream<DynamicContainer> decides() throws IOException, URISyntaxException {
        Path folder = Path.of(
                requireNonNull(RestorePlannerTest.class.getResource("cases")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(RestorePlannerTest::cases).toList().stream();
        }
    }

    private static DynamicContainer cases(Path file) {
        try {
            return DynamicContainer.dynamicContainer(
                    file.getFileName().toString(),
                    Yaml.list(Files.readString(file)).stream()
                            .map(PlannerCase::new)
                            .map(one -> DynamicTest.dynamicTest(one.about(), () -> check(one))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(PlannerCase one) {
        KubeObject untouched = one.stored().object().copy();
        Verdict verdict = one.planner().judge(one.stored(), one.target());
        assertThat(one.stored().object()).as("the stored object").isEqualTo(untouched);
        Fields expected = one.expected();
        switch (verdict) {
            case Verdict.Ignored ignored -> assertThat(expected.text("outcome")).contains("IGNORED");
            case Verdict.Settled settled -> {
                assertThat(expected.text("outcome"))
                        .contains(settled.result().outcome().name());
                assertThat(reason(expected))
                        .isEqualTo(Optional.ofNullable(settled.result().reason()));
                assertThat(settled.result().message()).endsWith(".");
            }
            case Verdict.Wanted wanted -> checkWanted(one, wanted);
        }
    }

    private static void checkWanted(PlannerCase one, Verdict.Wanted wanted) {
        Fields expected = one.expected();
        checkAction(expected, wanted, one.planner().decide(wanted, one.current(), WRITERS));
        if (expected.map().containsKey("status")) {
            assertThat(Optional.ofNullable(wanted.status())).isEqualTo(expected.child("status"));
        }
        assertThat(wanted.owners().stream().map(Owner::of).map(owner -> owner.kind() + " " + owner.name()))
                .containsAll(expected.texts("owners"));
    }

    private static void checkAction(Fields expected, Verdict.Wanted wanted, Action action) {
        String outcome = expected.text("outcome").orElseThrow();
        switch (action) {
            case Action.Create create -> {
                assertThat(outcome).isEqualTo("CREATED");
                checkObject(expected, wanted.object());
            }
            case Action.Replace replace -> {
                assertThat(outcome).isEqualTo("REPLACED");
                checkObject(expected, replace.object());
            }
            case Action.Done done ->
                assertThat(outcome).isEqualTo(done.outcome().name());
            case Action.Keep keep -> {
                assertThat(outcome).isEqualTo("KEPT");
                assertThat(reason(expected)).contains(keep.reason());
            }
            case Action.Conflict conflict -> {
                assertThat(outcome).isEqualTo("CONFLICT");
                assertThat(reason(expected)).contains(conflict.reason());
            }
        }
    }

    private static void checkObject(Fields expected, KubeObject object) {
        expected.child("object").ifPresent(wanted -> assertThat(object.fields()).isEqualTo(wanted));
    }

    private static Optional<Reason> reason(Fields expected) {
        return expected.text("reason").map(Reason::valueOf);
    }
}
