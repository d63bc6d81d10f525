package dev.granary.engine.volume;

import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.posix.UnixTime;

/**
 * Metadata of an entry.
 *
 * @param mode permission bits with set-uid, set-gid and sticky, at most 07777
 * @param size bytes of a regular file; zero for everything else
 * @param inode identity in its file system; with size and times it tells whether a file is unchanged
 * @param links names that the file has, one or more, not all of them in this volume perhaps
 */
public record Attributes(
        FileType type,
        int mode,
        long uid,
        long gid,
        long size,
        long inode,
        long links,
        UnixTime modified,
        UnixTime changed) {

    private static final int MODE_BITS = 07777;
    private static final long MAX_ID = 0xffff_ffffL;

    public Attributes {
        if ((mode & ~MODE_BITS) != 0 || uid < 0 || uid > MAX_ID || gid < 0 || gid > MAX_ID) {
            throw new IllegalArgumentException("mode or owner out of range");
        }
        if (size < 0 || links < 1 || (size > 0 && type != FileType.FILE)) {
            throw new IllegalArgumentException("size or links out of range");
        }
    }

    public static Attributes of(FileStatus status) {
        return new Attributes(
                status.type(),
                status.mode(),
                status.uid(),
                status.gid(),
                status.type() == FileType.FILE ? status.size() : 0,
                status.inode(),
                Math.max(1, status.links()),
                status.modified(),
                status.changed());
    }

    /** With another size: what was read of a file that somebody was writing to. */
    public Attributes withSize(long read) {
        return new Attributes(type, mode, uid, gid, read, inode, links, modified, changed);
    }

    /** Whether a file with these attributes has the bytes that one with the other's had, as far as the kernel tells. */
    public boolean promiseSameBytesAs(Attributes other) {
        return type == other.type
                && size == other.size
                && inode == other.inode
                && modified.equals(other.modified)
                && changed.equals(other.changed);
    }
}
