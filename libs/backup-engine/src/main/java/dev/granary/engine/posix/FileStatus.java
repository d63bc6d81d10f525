package dev.granary.engine.posix;

/**
 * What the kernel knows of a file.
 *
 * @param mode permission bits with set-uid, set-gid and sticky, at most 07777
 * @param allocatedBytes what it takes on the disk; less than {@code size} for one with holes
 * @param device of the file system, with {@code inode} the identity of the file
 * @param links names that the file has
 * @param isMountRoot something else is mounted here
 */
public record FileStatus(
        FileType type,
        int mode,
        long uid,
        long gid,
        long size,
        long allocatedBytes,
        long device,
        long inode,
        long links,
        UnixTime modified,
        UnixTime changed,
        DeviceNumber deviceNumber,
        boolean isMountRoot) {

    public boolean isDirectory() {
        return type == FileType.DIRECTORY;
    }

    /** Whether both are of one file and nothing was written to it between them, as far as its times tell. */
    public boolean isUnchangedSince(FileStatus earlier) {
        return isSameFile(earlier)
                && size == earlier.size
                && modified.equals(earlier.modified)
                && changed.equals(earlier.changed);
    }

    public boolean isSameFile(FileStatus other) {
        return device == other.device && inode == other.inode && type == other.type;
    }
}
