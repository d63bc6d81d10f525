package dev.granary.engine.volume.restore;

/** What a restore does about what the target has already. */
public enum RestoreMode {
    /**
     * The target has to be empty, or hold a restore in this mode that was cut off; {@code lost+found} is no matter. One
     * that had come to its end is not empty any more: the last of it is the root's own mode.
     */
    EMPTY,
    /** What exists stays as it is; only what is missing is restored. */
    KEEP,
    /** What the backup has replaces what exists under the same path; the rest stays. */
    REPLACE,
    /** As {@link #REPLACE}, and what the backup does not have is removed. */
    MIRROR
}
