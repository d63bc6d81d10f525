package dev.granary.engine.volume.restore;

import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether entries that have further names are in the target yet. Only those are remembered that are on their way, or were
 * not restored. Safe for several threads.
 */
final class FirstNames {

    private final Set<TreePath> underWay = new HashSet<>();
    private final Set<TreePath> missing = new HashSet<>();

    synchronized void begin(VolumeEntry.Item item) {
        if (item.attributes().links() > 1) {
            underWay.add(item.path());
        }
    }

    synchronized void settle(VolumeEntry.Item item, boolean restored) {
        if (item.attributes().links() > 1) {
            underWay.remove(item.path());
            if (!restored) {
                missing.add(item.path());
            }
            notifyAll();
        }
    }

    /** Whether the entry is in the target; waits while it is on its way. */
    synchronized boolean isThere(TreePath first) throws InterruptedException {
        while (underWay.contains(first)) {
            wait();
        }
        return !missing.contains(first);
    }
}
