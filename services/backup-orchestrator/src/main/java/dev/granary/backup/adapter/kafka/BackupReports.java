package dev.granary.backup.adapter.kafka;

import dev.granary.backup.domain.BackupReport;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.Problem;
import dev.granary.backup.domain.Progress;
import dev.granary.backup.domain.Totals;
import dev.granary.backup.domain.VolumeMode;
import dev.granary.backup.domain.VolumeSource;
import dev.granary.backup.domain.VolumeTotals;
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
import dev.granary.problem.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** What agents say about backups among the records of granary.agent-events.v1. */
final class BackupReports {
    private BackupReports() {}

    /** Empty for a record that cannot be about a backup. */
    static Optional<Addressed<BackupReport>> reportIn(SpecificRecordBase payload) {
        return switch (payload) {
            case BackupStarted it ->
                report(it.getClusterId(), it.getCommandId(), new BackupReport.Started(it.getStartedAt()));
            case BackupProgressed it -> report(it.getClusterId(), it.getCommandId(), progressed(it));
            case BackupSucceeded it ->
                report(
                        it.getClusterId(),
                        it.getCommandId(),
                        new BackupReport.Succeeded(it.getStartedAt(), it.getFinishedAt(), totals(it.getTotals())));
            case BackupPartiallySucceeded it -> report(it.getClusterId(), it.getCommandId(), partial(it));
            case BackupFailed it ->
                report(
                        it.getClusterId(),
                        it.getCommandId(),
                        new BackupReport.Failed(
                                it.getStartedAt(), it.getFinishedAt(), it.getReason(), it.getMessage()));
            case BackupCancelled it ->
                report(
                        it.getClusterId(),
                        it.getCommandId(),
                        new BackupReport.Cancelled(it.getCancelledAt(), it.getRemovedBlobs()));
            case CommandRejected it ->
                report(
                        it.getClusterId(),
                        it.getCommandId(),
                        new BackupReport.Failed(null, it.getFinishedAt(), it.getReason(), it.getMessage()));
            case CommandExpired it -> report(it.getClusterId(), it.getCommandId(), expired(it));
            default -> Optional.empty();
        };
    }

    private static Optional<Addressed<BackupReport>> report(UUID cluster, UUID command, BackupReport report) {
        return Optional.of(new Addressed<>(new ClusterId(cluster), new CommandId(command), report));
    }

    private static BackupReport progressed(BackupProgressed it) {
        return new BackupReport.Progressed(
                new Progress(
                        it.getSequence(),
                        it.getObjects(),
                        it.getObjectBytes(),
                        VolumeReports.of(it.getVolumesDone(), it.getVolumesTotal(), it.getVolume())),
                it.getSentAt());
    }

    private static BackupReport partial(BackupPartiallySucceeded it) {
        List<Problem> problems =
                it.getProblems().stream().map(BackupReports::problem).toList();
        return new BackupReport.PartiallySucceeded(
                it.getStartedAt(), it.getFinishedAt(), totals(it.getTotals()), problems);
    }

    private static BackupReport expired(CommandExpired it) {
        return new BackupReport.Failed(
                null, it.getFinishedAt(), ErrorCode.COMMAND_EXPIRED.code(), ErrorCode.COMMAND_EXPIRED.message());
    }

    private static Totals totals(BackupTotals it) {
        return new Totals(
                it.getObjects(),
                it.getObjectBytes(),
                it.getStoredBytes(),
                it.getBlobs(),
                it.getVolumes().stream().map(BackupReports::volume).toList());
    }

    private static VolumeTotals volume(dev.granary.contracts.agent.v1.VolumeTotals it) {
        return new VolumeTotals(
                it.getNamespace(),
                it.getClaim(),
                VolumeMode.valueOf(it.getMode().name()),
                it.getFiles(),
                it.getContentBytes(),
                it.getAddedBytes(),
                source(it.getSource()));
    }

    private static @Nullable VolumeSource source(dev.granary.contracts.agent.v1.VolumeSource it) {
        return switch (it) {
            case SNAPSHOT -> VolumeSource.SNAPSHOT;
            case NODE -> VolumeSource.NODE;
            case UNKNOWN -> null;
        };
    }

    private static Problem problem(BackupProblem it) {
        return new Problem(it.getKind(), it.getNamespace(), it.getName(), it.getReason(), it.getMessage());
    }
}
