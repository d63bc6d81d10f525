package dev.granary.backup.application.port;

import dev.granary.backup.domain.Backup;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Tells the rest of the system. Joins the transaction: either the change and its event are kept, or neither. */
public interface BackupEvents {
    /** Says what became of the backup, in the order of its versions. */
    Uni<Void> publish(Backup backup, Change change, Instant occurredAt);

    /** Says that the record is gone. */
    Uni<Void> publish(Backup backup, Removal removal, Instant occurredAt);

    /** What went: only the record, or these blobs and bytes of the store with it. */
    record Removal(boolean recordOnly, long blobs, long bytes) {}

    /** What happened last to the backup. */
    enum Change {
        REQUESTED,
        STARTED,
        /** The agent went on, or somebody asked to stop it. */
        PROGRESSED,
        ENDED,
        DELETION_REQUESTED,
        DELETION_FAILED,
        /** Another backup makes up for its failed parts. */
        RETRIED,
        VERIFICATION_REQUESTED,
        VERIFICATION_PROGRESSED,
        /** It came to its end, whatever it found. */
        VERIFIED,
        VERIFICATION_FAILED
    }
}
