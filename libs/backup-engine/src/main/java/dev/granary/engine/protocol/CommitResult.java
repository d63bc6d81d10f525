package dev.granary.engine.protocol;

import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.PackList;
import java.util.List;

/** What became of the wish to commit. */
public sealed interface CommitResult {

    /**
     * The backup exists.
     *
     * @param unheld blobs of it for which the store did not confirm the retention that was asked for
     */
    record Committed(CommittedBackup backup, long unheld) implements CommitResult {}

    /** Somebody gave the attempt up, or deleted the backup; there is none. */
    record Abandoned() implements CommitResult {}

    /**
     * Something that the manifest names is not in the store, or has another size. Nothing was committed; the attempt is
     * still open.
     *
     * @param blobs paths of what belongs to the backup alone
     */
    record Incomplete(PackList packs, List<String> blobs) implements CommitResult {}
}
