package dev.granary.agent.domain;

import dev.granary.agent.domain.restore.Phase;
import dev.granary.agent.domain.volume.VolumesProgress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the agent says to the control plane. */
public sealed interface AgentEvent {

    /** The process started and is ready for commands. */
    record Hello(String kubernetesVersion, long observedGeneration) implements AgentEvent {}

    /**
     * The agent lives.
     *
     * @param sequence counts from 1
     */
    record Heartbeat(long sequence, long observedGeneration) implements AgentEvent {}

    /** What answers a command. The same answer to the same command is the same event, however often it is sent. */
    sealed interface Answer extends AgentEvent {
        UUID commandId();
    }

    record DesiredStateSucceeded(UUID commandId, long generation) implements Answer {}

    record LocationValidationSucceeded(UUID commandId, UUID locationId, Immutability immutability) implements Answer {}

    record LocationValidationFailed(UUID commandId, UUID locationId, LocationCheck.Failed failure) implements Answer {}

    record CommandRejected(UUID commandId, String command, Refusal refusal) implements Answer {}

    record CommandExpired(UUID commandId, String command, Instant deadline) implements Answer {}

    record BackupStarted(UUID commandId, UUID backupId, Instant startedAt) implements Answer {}

    /**
     * A running backup went on.
     *
     * @param sequence grows within one backup, also from attempt to attempt
     */
    record BackupProgressed(
            UUID commandId, UUID backupId, long sequence, long objects, long objectBytes, VolumesProgress volumes)
            implements Answer {}

    /**
     * What became of some of the objects of a backup.
     *
     * @param part counts from 1; the same part of the same backup holds the same
     * @param last whether no part follows
     */
    record BackupObjectResults(UUID commandId, UUID backupId, int part, boolean last, List<BackedUpObject> objects)
            implements Answer {
        public BackupObjectResults {
            objects = List.copyOf(objects);
        }
    }

    record BackupEnded(UUID commandId, UUID backupId, BackupOutcome outcome) implements Answer {}

    record RestoreStarted(UUID commandId, UUID restoreId, Instant startedAt, boolean dryRun) implements Answer {}

    /**
     * A running restore went on.
     *
     * @param sequence grows within one restore, also from attempt to attempt
     * @param done objects that have a result
     * @param total objects in the backup; those that are not asked for never get a result
     * @param volumes how far it is with the volumes of the backup; those that are not asked for are never filled
     */
    record RestoreProgressed(
            UUID commandId, UUID restoreId, long sequence, Phase phase, long done, long total, VolumesProgress volumes)
            implements Answer {}

    /**
     * What became of some of the objects of a restore.
     *
     * @param part counts from 1; the same part of the same restore holds the same
     * @param last whether no part follows
     */
    record RestoreObjectResults(UUID commandId, UUID restoreId, int part, boolean last, List<RestoredObject> objects)
            implements Answer {
        public RestoreObjectResults {
            objects = List.copyOf(objects);
        }
    }

    record RestoreEnded(UUID commandId, UUID restoreId, boolean dryRun, RestoreOutcome outcome) implements Answer {}

    record DeletionEnded(UUID commandId, BackupAddress backup, DeletionOutcome outcome) implements Answer {}

    /**
     * A deep verification went on.
     *
     * @param sequence grows within one verification, also from attempt to attempt
     */
    record VerificationProgressed(
            UUID commandId,
            UUID verificationId,
            UUID backupId,
            long sequence,
            long checkedBlobs,
            long totalBlobs,
            long checkedBytes)
            implements Answer {}

    record VerificationEnded(
            UUID commandId, UUID verificationId, BackupAddress backup, boolean deep, VerificationOutcome outcome)
            implements Answer {}
}
