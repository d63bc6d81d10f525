package dev.granary.backup.domain;

/** How the data of a volume got into a backup; UNKNOWN is a way that only a newer agent has a word for. */
public enum VolumeMode {
    UNKNOWN,
    /** Every file was read. */
    FULL,
    /** Only what had changed since an earlier backup was read. */
    INCREMENTAL,
    /** Somebody wanted the data left out. */
    SKIPPED
}
