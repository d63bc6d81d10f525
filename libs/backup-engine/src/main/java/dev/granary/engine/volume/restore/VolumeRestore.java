package dev.granary.engine.volume.restore;

import dev.granary.engine.pack.PackSource;
import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.index.IndexSource;
import dev.granary.engine.volume.index.PackTable;
import dev.granary.engine.volume.pipeline.Ahead;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Restores a volume into a directory. What cannot be restored is named and left out, and never stops the rest; what every
 * file would meet (a full disk, a store that does not answer) ends the restore. One that ended in any way goes on when it is
 * started again.
 *
 * <p>The index is read on one thread, files are written on some more; the caller's thread makes everything else, in order.
 * Directories get their metadata when nothing more comes into them. Memory is bounded whatever the number of files and
 * their sizes are.
 */
public final class VolumeRestore {

    private static final int TELL_EVERY = 1000;

    private final Posix posix;
    private final PackSource packs;
    private final VolumeRestoreOptions options;

    public VolumeRestore(Posix posix, PackSource packs, VolumeRestoreOptions options) {
        this.posix = posix;
        this.packs = packs;
        this.options = options;
    }

    /**
     * Restores. When this returns, everything is on the disk.
     *
     * @param target an existing directory
     * @param listener is told now and then; what it throws ends the restore
     * @throws RestoreRefused the target is not what the mode asks for; nothing was changed
     * @throws dev.granary.engine.volume.index.IndexException the index is damaged
     * @throws dev.granary.engine.posix.PosixException the target cannot be opened, or takes no more files
     * @throws dev.granary.engine.store.BlobStoreException the store failed
     * @throws dev.granary.engine.seal.SealException the key is not here or is the wrong one
     */
    public VolumeRestoreResult run(IndexSource index, Path target, Consumer<RestoreProgress> listener) {
        PackTable table = index.packs();
        RestoreReport report = new RestoreReport();
        try (Descriptor root = posix.directories().openRoot(target)) {
            RestoreTools tools = new RestoreTools(
                    posix, new FileContent(table, packs), new MetadataWriter(posix.metadata(), report), report);
            if (options.mode() == RestoreMode.EMPTY) {
                new Claim(posix, index, options.selection()).on(root);
            }
            restore(index, root, tools, listener);
            posix.files().syncFileSystem(root);
        }
        return report.result();
    }

    private void restore(IndexSource index, Descriptor root, RestoreTools tools, Consumer<RestoreProgress> listener) {
        var source = SelectedEntries.of(index, options.selection());
        try (Ahead<VolumeEntry> entries = new Ahead<>("index", source, VolumeEntry::heldBytes, entry -> {});
                Targets targets = new Targets(tools, options.mode());
                Writers writers = new Writers(options.writers());
                LinkRestore links = new LinkRestore(tools, root)) {
            FileQueue files = new FileQueue(tools, writers);
            EntryRestore restore = new EntryRestore(tools, options.mode(), targets, files, links);
            restore.root(
                    (VolumeEntry.Item) entries.next().orElseThrow(),
                    posix.directories().reopen(root));
            long count = 0;
            for (var entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                restore.restore(entry.get());
                if (++count % TELL_EVERY == 0) {
                    listener.accept(tools.report().progress());
                }
            }
            files.flush();
            targets.upTo(TreePath.ROOT);
            writers.await();
            // the root says that all is done, so all has to be on the disk before
            posix.files().syncFileSystem(root);
            targets.end();
        }
        listener.accept(tools.report().progress());
    }
}
