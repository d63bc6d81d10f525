package dev.granary.backup.domain;

/** How the deletion of a backup ended, as the agent says. */
public sealed interface DeletionReport {
    /** Nothing of the backup is in the store any more; nothing may have been there. */
    record Deleted(long blobs, long bytes) implements DeletionReport {}

    record Failed(Deletion.Failure failure) implements DeletionReport {}
}
