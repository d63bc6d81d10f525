package dev.granary.agent.adapter.kafka;

import dev.granary.agent.application.AgentIdentity;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Immutability;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.volume.VolumesProgress;
import dev.granary.contracts.agent.v1.AgentHeartbeat;
import dev.granary.contracts.agent.v1.AgentHello;
import dev.granary.contracts.agent.v1.BackupCancelled;
import dev.granary.contracts.agent.v1.BackupFailed;
import dev.granary.contracts.agent.v1.BackupPartiallySucceeded;
import dev.granary.contracts.agent.v1.BackupProblem;
import dev.granary.contracts.agent.v1.BackupProgressed;
import dev.granary.contracts.agent.v1.BackupStarted;
import dev.granary.contracts.agent.v1.BackupSucceeded;
import dev.granary.contracts.agent.v1.BackupTotals;
import dev.granary.contracts.agent.v1.CommandExpired;
import dev.granary.contracts.agent.v1.CommandRejected;
import dev.granary.contracts.agent.v1.DesiredStateSucceeded;
import dev.granary.contracts.agent.v1.LocationValidationFailed;
import dev.granary.contracts.agent.v1.LocationValidationSucceeded;
import dev.granary.contracts.agent.v1.VolumeMode;
import dev.granary.contracts.agent.v1.VolumeProgress;
import dev.granary.contracts.agent.v1.VolumeSource;
import dev.granary.contracts.agent.v1.VolumeTotals;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** What the agent says, as records of the contracts. */
final class EventRecords {

    private final AgentIdentity self;
    private final UUID cluster;
    private final RestoreRecords restores;
    private final UpkeepRecords upkeep;

    EventRecords(AgentIdentity self) {
        this.self = self;
        this.cluster = self.clusterId();
        this.restores = new RestoreRecords(cluster);
        this.upkeep = new UpkeepRecords(cluster);
    }

    SpecificRecordBase of(AgentEvent event, Instant now) {
        return switch (event) {
            case AgentEvent.Hello(String kubernetesVersion, long generation) ->
                new AgentHello(
                        cluster,
                        self.sessionId(),
                        self.version(),
                        kubernetesVersion,
                        ZoneId.systemDefault().getId(),
                        generation,
                        now);
            case AgentEvent.Heartbeat(long sequence, long generation) ->
                new AgentHeartbeat(cluster, self.sessionId(), sequence, generation, now);
            case AgentEvent.Answer answer -> ofAnswer(answer, now);
        };
    }

    private SpecificRecordBase ofAnswer(AgentEvent.Answer answer, Instant now) {
        return switch (answer) {
            case AgentEvent.DesiredStateSucceeded(UUID command, long generation) ->
                new DesiredStateSucceeded(command, cluster, generation, now);
            case AgentEvent.LocationValidationSucceeded(UUID command, UUID location, Immutability immutability) ->
                new LocationValidationSucceeded(
                        command, cluster, location, immutability.immutable(), immutability.retentionDays(), now);
            case AgentEvent.LocationValidationFailed failed -> of(failed, now);
            case AgentEvent.CommandRejected rejected ->
                new CommandRejected(
                        rejected.commandId(),
                        cluster,
                        rejected.command(),
                        rejected.refusal().reason(),
                        rejected.refusal().message(),
                        now);
            case AgentEvent.CommandExpired(UUID command, String name, Instant deadline) ->
                new CommandExpired(command, cluster, name, deadline, now);
            case AgentEvent.BackupStarted(UUID command, UUID backup, Instant startedAt) ->
                new BackupStarted(command, cluster, backup, startedAt);
            case AgentEvent.BackupProgressed progress ->
                new BackupProgressed(
                        progress.commandId(),
                        cluster,
                        progress.backupId(),
                        progress.sequence(),
                        progress.objects(),
                        progress.objectBytes(),
                        progress.volumes().done(),
                        progress.volumes().total(),
                        volume(progress.volumes().current()),
                        now);
            case AgentEvent.BackupObjectResults results -> ObjectRecords.of(cluster, results, now);
            case AgentEvent.BackupEnded ended -> of(ended);
            case AgentEvent.RestoreStarted started -> restores.of(started);
            case AgentEvent.RestoreProgressed progress -> restores.of(progress, now);
            case AgentEvent.RestoreObjectResults results -> restores.of(results, now);
            case AgentEvent.RestoreEnded ended -> restores.of(ended);
            case AgentEvent.DeletionEnded ended -> upkeep.of(ended);
            case AgentEvent.VerificationProgressed progress -> upkeep.of(progress, now);
            case AgentEvent.VerificationEnded ended -> upkeep.of(ended);
        };
    }

    private SpecificRecordBase of(AgentEvent.LocationValidationFailed failed, Instant now) {
        var refusal = failed.failure().refusal();
        return new LocationValidationFailed(
                failed.commandId(),
                cluster,
                failed.locationId(),
                failed.failure().step().wireName(),
                refusal.reason(),
                refusal.message(),
                now);
    }

    private SpecificRecordBase of(AgentEvent.BackupEnded ended) {
        UUID command = ended.commandId();
        UUID backup = ended.backupId();
        return switch (ended.outcome()) {
            case BackupOutcome.Succeeded done ->
                new BackupSucceeded(
                        command, cluster, backup, done.startedAt(), done.finishedAt(), totals(done.totals()));
            case BackupOutcome.PartiallySucceeded done ->
                new BackupPartiallySucceeded(
                        command,
                        cluster,
                        backup,
                        done.startedAt(),
                        done.finishedAt(),
                        totals(done.totals()),
                        problems(done.problems()));
            case BackupOutcome.Failed failed ->
                new BackupFailed(
                        command,
                        cluster,
                        backup,
                        failed.startedAt(),
                        failed.refusal().reason(),
                        failed.refusal().message(),
                        failed.finishedAt());
            case BackupOutcome.Cancelled cancelled ->
                new BackupCancelled(
                        command,
                        cancelled.commandId(),
                        cluster,
                        backup,
                        cancelled.finishedAt(),
                        cancelled.removedBlobs());
        };
    }

    private static BackupTotals totals(dev.granary.agent.domain.BackupTotals totals) {
        return new BackupTotals(
                totals.objects(),
                totals.objectBytes(),
                totals.storedBytes(),
                totals.blobs(),
                totals.volumes().stream().map(EventRecords::volume).toList());
    }

    static @Nullable VolumeProgress volume(VolumesProgress.@Nullable Current current) {
        return current == null
                ? null
                : new VolumeProgress(
                        current.namespace(),
                        current.claim(),
                        current.files(),
                        current.bytes(),
                        current.bytesPerSecond(),
                        current.expectedBytes());
    }

    private static VolumeTotals volume(dev.granary.agent.domain.volume.VolumeTotals volume) {
        var mode =
                switch (volume.mode()) {
                    case FULL -> VolumeMode.FULL;
                    case INCREMENTAL -> VolumeMode.INCREMENTAL;
                    case SKIPPED -> VolumeMode.SKIPPED;
                };
        var source =
                switch (volume.source()) {
                    case SNAPSHOT -> VolumeSource.SNAPSHOT;
                    case NODE -> VolumeSource.NODE;
                    case null -> VolumeSource.UNKNOWN;
                };
        return new VolumeTotals(
                volume.namespace(),
                volume.claim(),
                mode,
                volume.files(),
                volume.contentBytes(),
                volume.addedBytes(),
                source);
    }

    private static List<BackupProblem> problems(List<Problem> problems) {
        return problems.stream()
                .map(p -> new BackupProblem(p.kind(), p.namespace(), p.name(), p.reason(), p.message()))
                .toList();
    }
}
