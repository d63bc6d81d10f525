package dev.granary.engine.protocol;

import dev.granary.engine.manifest.CommittedBackup;

/** What became of the wish to give an attempt up. */
public sealed interface AbortResult {

    /** It will never be a backup, and what it wrote is gone, but for what a lock holds. */
    record Aborted(Removed removed) implements AbortResult {}

    /** Too late: the backup exists, and nothing was touched. Only a delete takes it away. */
    record AlreadyCommitted(CommittedBackup backup) implements AbortResult {}
}
