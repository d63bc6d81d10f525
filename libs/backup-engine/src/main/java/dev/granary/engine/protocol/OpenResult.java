package dev.granary.engine.protocol;

import dev.granary.engine.manifest.CommittedBackup;

/** What became of the wish to begin an attempt, or to go on with one. */
public sealed interface OpenResult {

    /** The attempt may write. */
    record Opened(BackupSession session) implements OpenResult {}

    /** The backup is there already: an earlier attempt committed. */
    record AlreadyCommitted(CommittedBackup backup) implements OpenResult {}

    /** The attempt that should go on was given up meanwhile; only a new one can make the backup. */
    record Abandoned() implements OpenResult {}
}
