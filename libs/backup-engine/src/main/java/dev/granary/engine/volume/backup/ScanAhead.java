package dev.granary.engine.volume.backup;

import dev.granary.engine.posix.Posix;
import dev.granary.engine.volume.pipeline.Ahead;
import dev.granary.engine.volume.scan.Found;
import dev.granary.engine.volume.scan.ScanItem;
import dev.granary.engine.volume.scan.TreeScan;
import java.nio.file.Path;
import java.util.Optional;

/** A scan on a thread of its own. */
final class ScanAhead {

    private ScanAhead() {}

    static Ahead<ScanItem> of(Posix posix, Path root) {
        Source source = new Source(TreeScan.of(posix, root));
        return new Ahead<>("scan", source, ScanAhead::weightOf, ScanAhead::discard);
    }

    private static int weightOf(ScanItem item) {
        return switch (item) {
            case Found found -> found.path().length();
            case ScanItem.Missed(var problem) -> problem.path().length();
        };
    }

    private static void discard(ScanItem item) {
        if (item instanceof Found found) {
            found.close();
        }
    }

    private record Source(TreeScan scan) implements Ahead.Source<ScanItem> {

        @Override
        public Optional<ScanItem> next() {
            return scan.next();
        }

        @Override
        public void close() {
            scan.close();
        }
    }
}
