package dev.granary.backup.application;

import dev.granary.eventing.Attention;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The regular look for backups that no agent speaks of: one that is there is asked again, of one that is not the work
 * is presumed lost. Nobody is judged for a silence in which we did not listen: after
 * a break of our own attention every agent has the whole time again to be heard.
 */
public final class LookForSilence {
    private final Attention attention;
    private final List<UnheardWork> works;
    private final CommandSettings settings;
    private final Clock clock;

    public LookForSilence(Attention attention, List<UnheardWork> works, CommandSettings settings, Clock clock) {
        this.attention = attention;
        this.works = List.copyOf(works);
        this.settings = settings;
        this.clock = clock;
    }

    /** Fails when the store cannot be reached. */
    public Uni<Void> look() {
        Instant now = clock.instant();
        Optional<Instant> listening = attention.look(now);
        return Multi.createFrom()
                .iterable(works)
                .onItem()
                .transformToUniAndConcatenate(work -> look(now, listening, work))
                .collect()
                .last()
                .onFailure()
                .invoke(attention::lose);
    }

    private Uni<Void> look(Instant now, Optional<Instant> listening, UnheardWork work) {
        return judge(now, settings.grace(), listening, work::neverTaken)
                .chain(() -> judge(now, settings.silence(), listening, work::abandoned))
                .chain(() -> judge(now, settings.silence(), listening, work::quiet));
    }

    private static Uni<Void> judge(
            Instant now, Duration patience, Optional<Instant> listening, Function<Instant, Uni<Void>> presume) {
        Instant lastChance = now.minus(patience);
        return listening
                .filter(lastChance::isAfter)
                .map(_ -> presume.apply(lastChance))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
