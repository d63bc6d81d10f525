package dev.granary.backup.application;

import dev.granary.eventing.Attention;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The regular look for backups that no agent speaks of: one that is there is asked again, of one that is not the backup
 * is presumed lost. Nobody is judged for a silence in which we did not listen: after
 * a break of our own attention every agent has the whole time again to be heard.
 */
public final class LookForSilence {
    private final Attention attention;
    private final PresumeLostBackups presumeLostBackups;
    private final AskAgain askAgain;
    private final CommandSettings settings;
    private final Clock clock;

    public LookForSilence(
            Attention attention,
            PresumeLostBackups presumeLostBackups,
            AskAgain askAgain,
            CommandSettings settings,
            Clock clock) {
        this.attention = attention;
        this.presumeLostBackups = presumeLostBackups;
        this.askAgain = askAgain;
        this.settings = settings;
        this.clock = clock;
    }

    /** Fails when the store cannot be reached. */
    public Uni<Void> look() {
        Instant now = clock.instant();
        Optional<Instant> listening = attention.look(now);
        return judge(now, settings.grace(), listening, presumeLostBackups::neverTaken)
                .chain(() -> judge(now, settings.silence(), listening, presumeLostBackups::abandoned))
                .chain(() -> judge(now, settings.silence(), listening, askAgain::ask))
                .onFailure()
                .invoke(attention::lose);
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
