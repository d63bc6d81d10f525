package dev.granary.backup.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Backups that nobody speaks of. */
public record UnheardBackups(PresumeLostBackups presumeLostBackups, AskAgain askAgain) implements UnheardWork {
    @Override
    public Uni<Void> neverTaken(Instant deadline) {
        return presumeLostBackups.neverTaken(deadline);
    }

    @Override
    public Uni<Void> abandoned(Instant time) {
        return presumeLostBackups.abandoned(time);
    }

    @Override
    public Uni<Void> quiet(Instant time) {
        return askAgain.ask(time);
    }
}
