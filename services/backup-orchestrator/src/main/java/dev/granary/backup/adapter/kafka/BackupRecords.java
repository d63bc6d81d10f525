package dev.granary.backup.adapter.kafka;

import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.application.port.BackupEvents.Removal;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupState.Cancelled;
import dev.granary.backup.domain.BackupState.Failed;
import dev.granary.backup.domain.BackupState.InProgress;
import dev.granary.backup.domain.BackupState.PartiallySucceeded;
import dev.granary.backup.domain.BackupState.Pending;
import dev.granary.backup.domain.BackupState.Succeeded;
import dev.granary.backup.domain.Problem;
import dev.granary.backup.domain.Totals;
import dev.granary.contracts.backups.v1.BackupCancelled;
import dev.granary.contracts.backups.v1.BackupDeleted;
import dev.granary.contracts.backups.v1.BackupDeletionFailed;
import dev.granary.contracts.backups.v1.BackupDeletionRequested;
import dev.granary.contracts.backups.v1.BackupFailed;
import dev.granary.contracts.backups.v1.BackupPartiallySucceeded;
import dev.granary.contracts.backups.v1.BackupProblem;
import dev.granary.contracts.backups.v1.BackupProgressed;
import dev.granary.contracts.backups.v1.BackupRequested;
import dev.granary.contracts.backups.v1.BackupRetried;
import dev.granary.contracts.backups.v1.BackupStarted;
import dev.granary.contracts.backups.v1.BackupState;
import dev.granary.contracts.backups.v1.BackupSucceeded;
import dev.granary.contracts.backups.v1.BackupVerificationFailed;
import dev.granary.contracts.backups.v1.BackupVerificationProgressed;
import dev.granary.contracts.backups.v1.BackupVerificationRequested;
import dev.granary.contracts.backups.v1.BackupVerified;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/** The records of granary.backups.v1: each carries the whole backup. */
final class BackupRecords {
    private BackupRecords() {}

    static SpecificRecordBase recordOf(Backup backup, Change change, Instant at) {
        var whole = whole(backup);
        return switch (change) {
            case REQUESTED -> new BackupRequested(whole, at);
            case STARTED -> new BackupStarted(whole, at);
            case PROGRESSED -> new BackupProgressed(whole, at);
            case ENDED -> ended(backup, whole, at);
            case DELETION_REQUESTED -> new BackupDeletionRequested(whole, at);
            case DELETION_FAILED -> new BackupDeletionFailed(whole, at);
            case RETRIED -> new BackupRetried(whole, at);
            case VERIFICATION_REQUESTED -> new BackupVerificationRequested(whole, at);
            case VERIFICATION_PROGRESSED -> new BackupVerificationProgressed(whole, at);
            case VERIFIED -> new BackupVerified(whole, at);
            case VERIFICATION_FAILED -> new BackupVerificationFailed(whole, at);
        };
    }

    static SpecificRecordBase recordOf(Backup backup, Removal removal, Instant at) {
        return new BackupDeleted(whole(backup), removal.recordOnly(), removal.blobs(), removal.bytes(), at);
    }

    private static SpecificRecordBase ended(Backup backup, dev.granary.contracts.backups.v1.Backup whole, Instant at) {
        return switch (backup.state()) {
            case Succeeded _ -> new BackupSucceeded(whole, at);
            case PartiallySucceeded _ -> new BackupPartiallySucceeded(whole, at);
            case Failed _ -> new BackupFailed(whole, at);
            case Cancelled _ -> new BackupCancelled(whole, at);
            case Pending(), InProgress _ -> throw new IllegalArgumentException("has not ended: " + backup.id());
        };
    }

    private static dev.granary.contracts.backups.v1.Backup whole(Backup backup) {
        var order = backup.order();
        var builder = dev.granary.contracts.backups.v1.Backup.newBuilder()
                .setBackupId(backup.id().value())
                .setClusterId(order.cluster().value())
                .setTenant(order.tenant())
                .setLocationId(order.location().value())
                .setName(order.name().value())
                .setNamespaces(order.namespaces())
                .setSelections(order.selections().stream()
                        .map(SelectionRecords::ofBackup)
                        .toList())
                .setSkipVolumeData(order.skipVolumeData())
                .setRetryOf(order.retryOf() == null ? null : order.retryOf().value())
                .setRetries(
                        backup.upkeep().retries().stream().map(BackupId::value).toList())
                .setRequestedAt(order.requestedAt())
                .setObjects(backup.progress().objects())
                .setObjectBytes(backup.progress().objectBytes())
                .setStoredBytes(0)
                .setBlobs(0)
                .setProblems(List.of())
                .setVersion(backup.version());
        state(builder, backup);
        UpkeepRecords.write(backup.upkeep(), builder);
        return builder.build();
    }

    private static void state(dev.granary.contracts.backups.v1.Backup.Builder builder, Backup backup) {
        switch (backup.state()) {
            case Pending() -> builder.setState(BackupState.PENDING);
            case InProgress it ->
                builder.setState(BackupState.IN_PROGRESS)
                        .setStartedAt(it.startedAt())
                        .setVolumesProgress(
                                VolumeRecords.ofBackup(backup.progress().volumes()));
            case Succeeded it ->
                totals(builder.setState(BackupState.SUCCEEDED), it.startedAt(), it.finishedAt(), it.totals());
            case PartiallySucceeded it ->
                totals(builder.setState(BackupState.PARTIALLY_SUCCEEDED), it.startedAt(), it.finishedAt(), it.totals())
                        .setProblems(it.problems().stream()
                                .map(BackupRecords::problem)
                                .toList());
            case Cancelled it ->
                builder.setState(BackupState.CANCELLED)
                        .setStartedAt(it.startedAt())
                        .setFinishedAt(it.cancelledAt());
            case Failed it ->
                builder.setState(BackupState.FAILED)
                        .setStartedAt(it.startedAt())
                        .setFinishedAt(it.finishedAt())
                        .setReason(it.reason())
                        .setMessage(it.message());
        }
    }

    private static dev.granary.contracts.backups.v1.Backup.Builder totals(
            dev.granary.contracts.backups.v1.Backup.Builder builder, Instant start, Instant end, Totals totals) {
        return builder.setStartedAt(start)
                .setFinishedAt(end)
                .setObjects(totals.objects())
                .setObjectBytes(totals.objectBytes())
                .setStoredBytes(totals.storedBytes())
                .setBlobs(totals.blobs())
                .setVolumes(totals.volumes().stream().map(VolumeRecords::of).toList());
    }

    private static BackupProblem problem(Problem problem) {
        return BackupProblem.newBuilder()
                .setKind(problem.kind())
                .setNamespace(problem.namespace())
                .setName(problem.name())
                .setReason(problem.reason())
                .setMessage(problem.message())
                .build();
    }
}
