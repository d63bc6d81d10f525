package dev.granary.engine.volume;

/**
 * Something that a backup lacks or a restore could not do, for one path.
 *
 * @param message for a person
 */
public record VolumeProblem(TreePath path, Reason reason, String message) {

    /** Longest message. */
    public static final int MAX_MESSAGE = 1000;

    public VolumeProblem {
        if (message.length() > MAX_MESSAGE) {
            message = message.substring(0, MAX_MESSAGE);
        }
    }

    /** What is wrong; names of the wire, so they only ever get more. */
    public enum Reason {
        /** The file was there and could not be read; the backup does not have it. */
        FileUnreadable,
        /** The file went away before it was read; the backup does not have it. */
        FileVanished,
        /** Something wrote to the file while it was read, twice; the backup has what was read. */
        FileChangedWhileRead,
        /** What is in the directory could not be listed; the backup has the directory and not all of its content. */
        DirectoryUnreadable,
        /** Another file system is mounted here; the backup does not have its content. */
        MountPoint,
        /** The path is longer than a backup holds. */
        PathTooLong,
        /** Extended attributes could not be read or are too many; the backup has the file without them. */
        AttributesUnreadable,
        /** Too many hard links to remember; the backup has this name as a file of its own. */
        LinkNotKept,
        /** The store cannot give the bytes back. */
        DataLost,
        /** The target refused to take the entry. */
        NotRestored,
        /** The target took the entry and refused owner, mode, time or attributes. */
        MetadataNotRestored,
        /** After the restore the entry is not what the backup has. */
        Differs,
        /** A reason that a newer Granary wrote and this one does not know. */
        Other
    }
}
