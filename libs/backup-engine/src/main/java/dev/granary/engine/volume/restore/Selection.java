package dev.granary.engine.volume.restore;

import dev.granary.engine.volume.TreePath;
import java.util.List;

/** Which entries of a backup are wanted. */
public final class Selection {

    private final List<TreePath> paths;

    private Selection(List<TreePath> paths) {
        this.paths = List.copyOf(paths);
    }

    public static Selection everything() {
        return new Selection(List.of(TreePath.ROOT));
    }

    /** These entries, all that is in them, and the directories that lead to them. */
    public static Selection of(List<TreePath> paths) {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("nothing is selected");
        }
        return new Selection(paths);
    }

    public boolean isEverything() {
        return paths.contains(TreePath.ROOT);
    }

    /** Whether the entry is wanted, or leads to one that is. */
    public boolean includes(TreePath path) {
        for (TreePath wanted : paths) {
            if (path.isAtOrBelow(wanted) || wanted.isAtOrBelow(path)) {
                return true;
            }
        }
        return false;
    }
}
