package dev.granary.engine.volume.index;

import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import org.jspecify.annotations.Nullable;

/** Checks that entries are a tree in its order: the root first, each path once, none before or without its directory. */
final class EntryOrder {

    private @Nullable VolumeEntry last;

    void check(VolumeEntry entry) {
        if (last == null) {
            if (!entry.path().isRoot() || !isDirectory(entry)) {
                throw new IllegalArgumentException("the first entry is not the root");
            }
        } else if (entry.path().compareTo(last.path()) <= 0) {
            throw new IllegalArgumentException("the entry is not behind the one before");
        } else if (!hasDirectory(entry.path(), last)) {
            throw new IllegalArgumentException("the entry has no directory");
        }
        last = entry;
    }

    void checkEnd() {
        if (last == null) {
            throw new IllegalArgumentException("there is no root");
        }
    }

    /** In this order, a path's directory is the entry before or one of the directories which that is in. */
    private static boolean hasDirectory(TreePath path, VolumeEntry before) {
        TreePath directory = path.parent();
        return before.path().equals(directory)
                ? isDirectory(before)
                : before.path().isAtOrBelow(directory);
    }

    private static boolean isDirectory(VolumeEntry entry) {
        return entry instanceof VolumeEntry.Item item && item.isDirectory();
    }
}
