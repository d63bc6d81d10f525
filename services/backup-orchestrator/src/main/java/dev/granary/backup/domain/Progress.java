package dev.granary.backup.domain;

/** How far a backup has come; {@code sequence} is the agent's and grows, 0 before its first word. */
public record Progress(long sequence, long objects, long objectBytes, VolumesProgress volumes) {
    public static final Progress NONE = new Progress(0, 0, 0);

    /** Without a word of volumes. */
    public Progress(long sequence, long objects, long objectBytes) {
        this(sequence, objects, objectBytes, VolumesProgress.NONE);
    }
}
