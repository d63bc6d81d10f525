package dev.granary.agent.domain.volume;

import dev.granary.agent.domain.Reason;

/** What is done about the data of a claim's volume. */
public sealed interface VolumeWay {

    /** The data can be read. */
    sealed interface Data extends VolumeWay {}

    /**
     * From a snapshot, which is one moment of the volume.
     *
     * @param driver of the volume and of the class
     * @param snapshotClass name of the VolumeSnapshotClass
     */
    record Snapshot(String driver, String snapshotClass) implements Data {}

    /**
     * From the living file system of a node.
     *
     * @param node name of the node, which is its label {@code kubernetes.io/hostname} too
     * @param path where the root of the volume is on the node
     */
    record HostPath(String node, String path) implements Data {}

    /** Somebody does not want the data in backups; that is not a problem of the backup. */
    record Skipped() implements VolumeWay {}

    /**
     * The data cannot be backed up; claim and volume are.
     *
     * @param message why, and what to do instead
     */
    record Refused(Reason reason, String message) implements VolumeWay {}
}
