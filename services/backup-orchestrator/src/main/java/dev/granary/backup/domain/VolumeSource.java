package dev.granary.backup.domain;

/** What the data of a volume was read from. */
public enum VolumeSource {
    /** A snapshot, which is one moment of the volume. */
    SNAPSHOT,
    /** The living file system of a node. */
    NODE
}
