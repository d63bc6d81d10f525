package dev.granary.engine.volume.backup;

import dev.granary.engine.volume.Attributes;
import dev.granary.engine.volume.Runs;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem;
import java.util.Optional;

/** What will be a line of the index when its turn comes. */
sealed interface Pending {

    TreePath path();

    /** Roughly the bytes that it holds. */
    default long weight() {
        return path().length();
    }

    /** As before, with the metadata of now. */
    record Kept(TreePath path, Attributes attributes, VolumeEntry.Item former) implements Pending {

        @Override
        public long weight() {
            return former.heldBytes();
        }
    }

    /** Complete already. */
    record Described(VolumeEntry.Item item) implements Pending {

        @Override
        public TreePath path() {
            return item.path();
        }
    }

    /** Another name of an earlier entry. */
    record Linked(TreePath path, TreePath first) implements Pending {}

    /** A file on its way. */
    record Reading(TreePath path, boolean hasLinks, ReadJob job, Optional<Runs> former) implements Pending {}

    /** Something that the backup lacks. */
    record Missed(VolumeProblem problem) implements Pending {

        @Override
        public TreePath path() {
            return problem.path();
        }
    }
}
