package dev.granary.backup.adapter.kafka;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.Deletion;
import dev.granary.backup.domain.DeletionReport;
import dev.granary.contracts.agent.v1.BackupDeletionFailed;
import dev.granary.contracts.agent.v1.BackupDeletionSucceeded;
import dev.granary.contracts.agent.v1.CommandExpired;
import dev.granary.contracts.agent.v1.CommandRejected;
import dev.granary.problem.ErrorCode;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;

/** What agents say about deletions among the records of granary.agent-events.v1. */
final class DeletionReports {
    private DeletionReports() {}

    /** Empty for a record that cannot be about a deletion. */
    static Optional<Addressed<DeletionReport>> reportIn(SpecificRecordBase payload) {
        return switch (payload) {
            case BackupDeletionSucceeded it ->
                report(
                        it.getClusterId(),
                        it.getCommandId(),
                        new DeletionReport.Deleted(it.getDeletedBlobs(), it.getDeletedBytes()));
            case BackupDeletionFailed it ->
                failed(
                        it.getClusterId(),
                        it.getCommandId(),
                        new Deletion.Failure(it.getFinishedAt(), it.getReason(), it.getMessage(), it.getLockedUntil()));
            case CommandRejected it ->
                failed(
                        it.getClusterId(),
                        it.getCommandId(),
                        new Deletion.Failure(it.getFinishedAt(), it.getReason(), it.getMessage(), null));
            case CommandExpired it ->
                failed(
                        it.getClusterId(),
                        it.getCommandId(),
                        new Deletion.Failure(
                                it.getFinishedAt(),
                                ErrorCode.COMMAND_EXPIRED.code(),
                                ErrorCode.COMMAND_EXPIRED.message(),
                                null));
            default -> Optional.empty();
        };
    }

    private static Optional<Addressed<DeletionReport>> failed(UUID cluster, UUID command, Deletion.Failure failure) {
        return report(cluster, command, new DeletionReport.Failed(failure));
    }

    private static Optional<Addressed<DeletionReport>> report(UUID cluster, UUID command, DeletionReport report) {
        return Optional.of(new Addressed<>(new ClusterId(cluster), new CommandId(command), report));
    }
}
