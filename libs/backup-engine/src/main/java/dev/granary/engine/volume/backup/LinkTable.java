package dev.granary.engine.volume.backup;

import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.volume.TreePath;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers the first name of everything that has several, until the last of them has come by. Bounded: what does not fit
 * is stored as if it had one name.
 */
final class LinkTable {

    private static final long MAX_BYTES = 64 << 20;

    /** Of an entry beside the bytes of its path, measured. */
    private static final int ENTRY_BYTES = 160;

    private final Map<Identity, FirstName> firsts = new HashMap<>();
    private long bytes;

    private record Identity(long device, long inode) {}

    private static final class FirstName {
        private final TreePath path;
        private long missing;

        FirstName(TreePath path, long missing) {
            this.path = path;
            this.missing = missing;
        }
    }

    /** What is known of a name. */
    sealed interface Name {

        /** The first that comes by, or the only one. */
        record First() implements Name {}

        /** Another name of what has come by. */
        record Further(TreePath first) implements Name {}

        /** The first, and there is no room to remember it. */
        record Forgotten() implements Name {}
    }

    Name look(TreePath path, FileStatus status) {
        if (status.isDirectory() || status.links() < 2) {
            return new Name.First();
        }
        Identity identity = new Identity(status.device(), status.inode());
        FirstName known = firsts.get(identity);
        if (known == null) {
            return remember(identity, path, status);
        }
        known.missing--;
        if (known.missing == 0) {
            firsts.remove(identity);
            bytes -= cost(known.path);
        }
        return new Name.Further(known.path);
    }

    private Name remember(Identity identity, TreePath path, FileStatus status) {
        if (bytes + cost(path) > MAX_BYTES) {
            return new Name.Forgotten();
        }
        firsts.put(identity, new FirstName(path, status.links() - 1));
        bytes += cost(path);
        return new Name.First();
    }

    private static int cost(TreePath path) {
        return path.length() + ENTRY_BYTES;
    }
}
