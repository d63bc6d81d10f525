package dev.granary.backup.adapter.kafka;

import dev.granary.backup.domain.BlobDamage;
import dev.granary.backup.domain.Deletion;
import dev.granary.backup.domain.Integrity;
import dev.granary.backup.domain.Upkeep;
import dev.granary.backup.domain.Verification;
import dev.granary.contracts.backups.v1.Backup;
import dev.granary.contracts.backups.v1.BackupDeletion;
import dev.granary.contracts.backups.v1.BackupIntegrity;
import dev.granary.contracts.backups.v1.BackupState;
import dev.granary.contracts.backups.v1.BackupVerification;
import dev.granary.contracts.backups.v1.BlobDamageKind;
import dev.granary.contracts.backups.v1.VerificationState;
import org.jspecify.annotations.Nullable;

/** What people asked of a backup after its request, in the records of granary.backups.v1. */
final class UpkeepRecords {
    private UpkeepRecords() {}

    /** Also the state, which a deletion hides. */
    static void write(Upkeep upkeep, Backup.Builder builder) {
        builder.setCancelRequestedAt(upkeep.cancelRequestedAt())
                .setVerification(verification(upkeep.verification()))
                .setIntegrity(integrity(upkeep.integrity()));
        Deletion deletion = upkeep.deletion();
        if (deletion == null) {
            return;
        }
        if (deletion.isUnderWay()) {
            builder.setState(BackupState.DELETING);
        }
        builder.setDeletion(deletion(deletion));
    }

    private static BackupDeletion deletion(Deletion it) {
        Deletion.Failure failure = it.failure();
        return new BackupDeletion(
                it.cluster().value(),
                it.requestedAt(),
                failure == null ? null : failure.finishedAt(),
                failure == null ? null : failure.reason(),
                failure == null ? null : failure.message(),
                failure == null ? null : failure.lockedUntil());
    }

    private static @Nullable BackupVerification verification(@Nullable Verification it) {
        if (it == null) {
            return null;
        }
        var builder = BackupVerification.newBuilder()
                .setVerificationId(it.id().value())
                .setClusterId(it.cluster().value())
                .setDeep(it.deep())
                .setRequestedAt(it.requestedAt())
                .setCheckedBlobs(it.progress().checkedBlobs())
                .setTotalBlobs(it.progress().totalBlobs());
        switch (it.state()) {
            case dev.granary.backup.domain.VerificationState.Running() -> builder.setState(VerificationState.RUNNING);
            case dev.granary.backup.domain.VerificationState.Succeeded(var at) ->
                builder.setState(VerificationState.SUCCEEDED).setFinishedAt(at);
            case dev.granary.backup.domain.VerificationState.Failed failed ->
                builder.setState(VerificationState.FAILED)
                        .setFinishedAt(failed.finishedAt())
                        .setReason(failed.reason())
                        .setMessage(failed.message());
        }
        return builder.build();
    }

    private static @Nullable BackupIntegrity integrity(@Nullable Integrity it) {
        return it == null
                ? null
                : new BackupIntegrity(
                        it.verifiedAt(),
                        it.deep(),
                        it.isDamaged(),
                        it.checked().blobs(),
                        it.checked().bytes(),
                        it.losses().missingBlobs(),
                        it.losses().brokenBlobs(),
                        it.losses().files(),
                        it.damages().stream().map(UpkeepRecords::damage).toList());
    }

    private static dev.granary.contracts.backups.v1.BlobDamage damage(BlobDamage it) {
        return new dev.granary.contracts.backups.v1.BlobDamage(
                it.path(), BlobDamageKind.valueOf(it.kind().name()), it.message());
    }
}
