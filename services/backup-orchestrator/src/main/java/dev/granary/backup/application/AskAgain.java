package dev.granary.backup.application;

import dev.granary.backup.application.port.Backups;
import dev.granary.backup.domain.Backup;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;

/**
 * Sends an agent that is there the same command again, when it says nothing of a backup that it runs. One that has it
 * goes on or answers how it ended; one that has forgotten it, because its custom resource was deleted, answers that the
 * command has expired, which ends it. A step of {@link LookForSilence}.
 */
public final class AskAgain {
    private final Transactions transactions;
    private final Backups backups;
    private final BackupCommands commands;
    private final Clock clock;

    public AskAgain(Transactions transactions, Backups backups, BackupCommands commands, Clock clock) {
        this.transactions = transactions;
        this.backups = backups;
        this.commands = commands;
        this.clock = clock;
    }

    /** For those that nobody spoke of since the time; each is asked for again only after as long a silence. */
    Uni<Void> ask(Instant time) {
        return InBatches.each(transactions, () -> backups.lockQuietSince(time, InBatches.SIZE), this::ask);
    }

    private Uni<Void> ask(Backup backup) {
        return commands.again(backup).chain(() -> backups.update(backup, clock.instant()));
    }
}
