package dev.granary.backup.application;

import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.Verification;
import io.smallrye.mutiny.Uni;

/** Notes that a backup is to be verified and sends that to the agent that can. A step of {@link VerifyBackup}. */
public final class PlaceVerification {
    private final Backups backups;
    private final BackupCommands commands;
    private final NewCommands newCommands;
    private final BackupEvents events;

    public PlaceVerification(Backups backups, BackupCommands commands, NewCommands newCommands, BackupEvents events) {
        this.backups = backups;
        this.commands = commands;
        this.newCommands = newCommands;
        this.events = events;
    }

    Uni<VerificationResult> place(Backup backup, ClusterId by, boolean deep) {
        Verification verification = newCommands.verification(by, deep);
        Backup verifying = backup.verification(verification);
        return backups.update(verifying, verification.requestedAt())
                .chain(() -> commands.verify(verifying, verification))
                .chain(() -> events.publish(verifying, Change.VERIFICATION_REQUESTED, verification.requestedAt()))
                .replaceWith(new VerificationResult.UnderWay(verifying));
    }
}
