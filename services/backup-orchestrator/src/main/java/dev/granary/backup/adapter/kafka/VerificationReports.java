package dev.granary.backup.adapter.kafka;

import dev.granary.backup.domain.BlobDamage;
import dev.granary.backup.domain.BlobDamageKind;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.Integrity;
import dev.granary.backup.domain.VerificationProgress;
import dev.granary.backup.domain.VerificationReport;
import dev.granary.contracts.agent.v1.BackupVerificationFailed;
import dev.granary.contracts.agent.v1.BackupVerificationProgressed;
import dev.granary.contracts.agent.v1.BackupVerificationSucceeded;
import dev.granary.contracts.agent.v1.CommandExpired;
import dev.granary.contracts.agent.v1.CommandRejected;
import dev.granary.problem.ErrorCode;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;

/** What agents say about verifications among the records of granary.agent-events.v1. */
final class VerificationReports {
    private VerificationReports() {}

    /** Empty for a record that cannot be about a verification. */
    static Optional<Addressed<VerificationReport>> reportIn(SpecificRecordBase payload) {
        return switch (payload) {
            case BackupVerificationProgressed it ->
                report(
                        it.getClusterId(),
                        it.getCommandId(),
                        new VerificationReport.Progressed(
                                new VerificationProgress(it.getSequence(), it.getCheckedBlobs(), it.getTotalBlobs())));
            case BackupVerificationSucceeded it ->
                report(it.getClusterId(), it.getCommandId(), new VerificationReport.Completed(integrity(it)));
            case BackupVerificationFailed it ->
                report(
                        it.getClusterId(),
                        it.getCommandId(),
                        new VerificationReport.Failed(it.getFinishedAt(), it.getReason(), it.getMessage()));
            case CommandRejected it ->
                report(
                        it.getClusterId(),
                        it.getCommandId(),
                        new VerificationReport.Failed(it.getFinishedAt(), it.getReason(), it.getMessage()));
            case CommandExpired it ->
                report(
                        it.getClusterId(),
                        it.getCommandId(),
                        new VerificationReport.Failed(
                                it.getFinishedAt(),
                                ErrorCode.COMMAND_EXPIRED.code(),
                                ErrorCode.COMMAND_EXPIRED.message()));
            default -> Optional.empty();
        };
    }

    private static Integrity integrity(BackupVerificationSucceeded it) {
        return new Integrity(
                it.getFinishedAt(),
                it.getDeep(),
                new Integrity.Checked(it.getCheckedBlobs(), it.getCheckedBytes()),
                new Integrity.Losses(it.getMissingBlobs(), it.getBrokenBlobs(), it.getLostFiles()),
                it.getDamages().stream().map(VerificationReports::damage).toList());
    }

    private static BlobDamage damage(dev.granary.contracts.agent.v1.BlobDamage it) {
        return new BlobDamage(it.getPath(), BlobDamageKind.valueOf(it.getKind().name()), it.getMessage());
    }

    private static Optional<Addressed<VerificationReport>> report(
            UUID cluster, UUID command, VerificationReport report) {
        return Optional.of(new Addressed<>(new ClusterId(cluster), new CommandId(command), report));
    }
}
