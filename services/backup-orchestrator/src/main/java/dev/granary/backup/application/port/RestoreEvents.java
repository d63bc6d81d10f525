package dev.granary.backup.application.port;

import dev.granary.backup.domain.Restore;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Tells the rest of the system. Joins the transaction: either the change and its event are kept, or neither. */
public interface RestoreEvents {
    /** Says what became of the restore, in the order of its versions. */
    Uni<Void> publish(Restore restore, Change change, Instant occurredAt);

    /** What happened last to the restore. */
    enum Change {
        REQUESTED,
        STARTED,
        /** The agent went on, or somebody asked to stop it. */
        PROGRESSED,
        ENDED,
        DELETED
    }
}
