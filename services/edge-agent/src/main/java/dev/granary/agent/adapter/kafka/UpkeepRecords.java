package dev.granary.agent.adapter.kafka;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.BlobFlaw;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.domain.VerificationOutcome;
import dev.granary.agent.domain.VerificationReport;
import dev.granary.contracts.agent.v1.BackupDeletionFailed;
import dev.granary.contracts.agent.v1.BackupDeletionSucceeded;
import dev.granary.contracts.agent.v1.BackupVerificationFailed;
import dev.granary.contracts.agent.v1.BackupVerificationProgressed;
import dev.granary.contracts.agent.v1.BackupVerificationSucceeded;
import dev.granary.contracts.agent.v1.BlobDamage;
import dev.granary.contracts.agent.v1.BlobDamageKind;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** What the agent says about deletions and verifications, as records of the contracts. */
final class UpkeepRecords {

    private final UUID cluster;

    UpkeepRecords(UUID cluster) {
        this.cluster = cluster;
    }

    SpecificRecordBase of(AgentEvent.DeletionEnded ended) {
        BackupAddress backup = ended.backup();
        return switch (ended.outcome()) {
            case DeletionOutcome.Deleted deleted ->
                new BackupDeletionSucceeded(
                        ended.commandId(),
                        cluster,
                        backup.backupId(),
                        backup.ownerClusterId(),
                        deleted.finishedAt(),
                        deleted.blobs(),
                        deleted.bytes());
            case DeletionOutcome.Failed failed ->
                new BackupDeletionFailed(
                        ended.commandId(),
                        cluster,
                        backup.backupId(),
                        backup.ownerClusterId(),
                        failed.refusal().reason(),
                        failed.refusal().message(),
                        dated(failed.lockedUntil()),
                        failed.finishedAt());
        };
    }

    SpecificRecordBase of(AgentEvent.VerificationProgressed progress, Instant now) {
        return new BackupVerificationProgressed(
                progress.commandId(),
                cluster,
                progress.verificationId(),
                progress.backupId(),
                progress.sequence(),
                progress.checkedBlobs(),
                progress.totalBlobs(),
                progress.checkedBytes(),
                now);
    }

    SpecificRecordBase of(AgentEvent.VerificationEnded ended) {
        return switch (ended.outcome()) {
            case VerificationOutcome.Completed done -> of(ended, done);
            case VerificationOutcome.Failed failed ->
                new BackupVerificationFailed(
                        ended.commandId(),
                        cluster,
                        ended.verificationId(),
                        ended.backup().backupId(),
                        ended.backup().ownerClusterId(),
                        failed.refusal().reason(),
                        failed.refusal().message(),
                        failed.finishedAt());
        };
    }

    private SpecificRecordBase of(AgentEvent.VerificationEnded ended, VerificationOutcome.Completed done) {
        VerificationReport report = done.report();
        return new BackupVerificationSucceeded(
                ended.commandId(),
                cluster,
                ended.verificationId(),
                ended.backup().backupId(),
                ended.backup().ownerClusterId(),
                done.finishedAt(),
                ended.deep(),
                report.checkedBlobs(),
                report.checkedBytes(),
                report.missingBlobs(),
                report.brokenBlobs(),
                report.lostFiles(),
                report.flaws().stream().map(UpkeepRecords::damage).toList());
    }

    /** A hold without a date, as an older agent kept it in its journal, is beyond what a record can say. */
    private static @Nullable Instant dated(@Nullable Instant lockedUntil) {
        return Instant.MAX.equals(lockedUntil) ? null : lockedUntil;
    }

    private static BlobDamage damage(BlobFlaw flaw) {
        return new BlobDamage(flaw.path(), BlobDamageKind.valueOf(flaw.kind().name()), flaw.message());
    }
}
