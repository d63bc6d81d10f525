package dev.granary.backup.domain;

/** How far a restore has come; {@code sequence} is the agent's and grows, 0 before its first word. */
public record RestoreProgress(
        long sequence, String phase, long objectsDone, long objectsTotal, VolumesProgress volumes) {
    public static final RestoreProgress NONE = new RestoreProgress(0, "", 0, 0);

    /** Without a word of volumes. */
    public RestoreProgress(long sequence, String phase, long objectsDone, long objectsTotal) {
        this(sequence, phase, objectsDone, objectsTotal, VolumesProgress.NONE);
    }
}
