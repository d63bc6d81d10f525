package dev.granary.backup.application.port;

import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ObjectPart;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** What became of the objects of each backup, part by part. Goes with its backup. Every call joins the transaction. */
public interface BackupObjects {
    /** Adds a part of a backup that exists, or takes the place of the same part. */
    Uni<Void> put(BackupId backup, ObjectPart part);

    /** The part with the lowest number from {@code number} on. */
    Uni<Optional<ObjectPart>> from(BackupId backup, int number);

    /** Whether every part is here. */
    Uni<Boolean> areComplete(BackupId backup);
}
