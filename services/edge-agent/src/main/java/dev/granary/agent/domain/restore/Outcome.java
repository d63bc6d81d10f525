package dev.granary.agent.domain.restore;

/** What became of an object, or would become of it. */
public enum Outcome {
    CREATED,
    REPLACED,
    /** It is there and stays as it is. */
    KEPT,
    /** It is in the backup, but not something to restore. */
    SKIPPED,
    /** What is in the cluster, or what it lacks, stands against it. */
    CONFLICT,
    /** The cluster does not serve its kind in any version that the backup has. */
    NOT_SERVED,
    FAILED;

    /** The cluster does not have the object as it was asked for. */
    public boolean isMissing() {
        return this == CONFLICT || this == NOT_SERVED || this == FAILED;
    }
}
