package dev.granary.engine.volume.restore;

import dev.granary.engine.pack.PackSource;
import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem.Reason;
import dev.granary.engine.volume.index.IndexSource;
import dev.granary.engine.volume.pipeline.Ahead;
import dev.granary.engine.volume.scan.Found;
import dev.granary.engine.volume.scan.TreeScan;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Compares a tree with the backup that it was restored from: every entry, all of its metadata, every byte of every file
 * against the ids of its chunks. What the tree has beyond the backup is no matter. Changes nothing.
 */
public final class RestoreCheck {

    private final Posix posix;
    private final PackSource packs;
    private final VolumeRestoreOptions options;

    /**
     * A way to compare.
     *
     * @param options those of the restore; the mode is no matter
     */
    public RestoreCheck(Posix posix, PackSource packs, VolumeRestoreOptions options) {
        this.posix = posix;
        this.packs = packs;
        this.options = options;
    }

    /** Compares; each entry that differs is a problem. */
    public RestoreCheckResult run(IndexSource index, Path target) {
        RestoreReport report = new RestoreReport();
        FileContent content = new FileContent(index.packs(), packs);
        var source = SelectedEntries.of(index, options.selection());
        try (Ahead<VolumeEntry> entries = new Ahead<>("index", source, VolumeEntry::heldBytes, entry -> {});
                TreeScan scan = TreeScan.of(posix, target);
                Descriptor root = posix.directories().openRoot(target);
                Writers readers = new Writers(options.writers())) {
            EntryCheck check = new EntryCheck(posix, new LocalChunks(posix.files(), content), report, root);
            compare(entries, scan, readers, check, report);
            readers.await();
        }
        VolumeRestoreResult result = report.result();
        return new RestoreCheckResult(result.entries(), result.problemCount(), result.problems());
    }

    private static void compare(
            Ahead<VolumeEntry> entries, TreeScan scan, Writers readers, EntryCheck check, RestoreReport report) {
        Optional<Found> found = next(scan);
        for (var entry = entries.next(); entry.isPresent(); entry = entries.next()) {
            TreePath path = entry.get().path();
            while (found.isPresent() && found.get().path().compareTo(path) < 0) {
                found.get().close();
                found = next(scan);
            }
            report.restored();
            if (found.isPresent() && found.get().path().equals(path)) {
                readers.submit(new CheckTask(check, entry.get(), found.get()));
                found = next(scan);
            } else {
                report.problem(path, Reason.Differs, "it is not there");
            }
        }
        found.ifPresent(Found::close);
    }

    private static Optional<Found> next(TreeScan scan) {
        for (var item = scan.next(); item.isPresent(); item = scan.next()) {
            if (item.get() instanceof Found found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private record CheckTask(EntryCheck check, VolumeEntry entry, Found found) implements Task {

        @Override
        public void run() {
            try (found) {
                check.check(entry, found);
            }
        }

        @Override
        public void skip() {
            found.close();
        }
    }
}
