package dev.granary.gateway.adapter.kafka;

import dev.granary.gateway.application.BackupIntegrity;
import dev.granary.gateway.application.BackupVerification;
import dev.granary.gateway.application.BlobDamage;
import dev.granary.gateway.application.BlobDamageKind;
import dev.granary.gateway.application.VerificationState;
import org.jspecify.annotations.Nullable;

/** What the wire says of the verification of a backup, to what the projection holds. */
final class VerificationRecords {

    private VerificationRecords() {}

    static @Nullable BackupVerification verification(
            dev.granary.contracts.backups.v1.@Nullable BackupVerification wire) {
        return wire == null
                ? null
                : new BackupVerification(
                        wire.getVerificationId(),
                        wire.getClusterId(),
                        wire.getDeep(),
                        wire.getRequestedAt(),
                        VerificationState.valueOf(wire.getState().name()),
                        wire.getCheckedBlobs(),
                        wire.getTotalBlobs(),
                        wire.getFinishedAt(),
                        wire.getReason(),
                        wire.getMessage());
    }

    static @Nullable BackupIntegrity integrity(dev.granary.contracts.backups.v1.@Nullable BackupIntegrity wire) {
        return wire == null
                ? null
                : new BackupIntegrity(
                        wire.getVerifiedAt(),
                        wire.getDeep(),
                        wire.getDamaged(),
                        wire.getCheckedBlobs(),
                        wire.getCheckedBytes(),
                        wire.getMissingBlobs(),
                        wire.getBrokenBlobs(),
                        wire.getLostFiles(),
                        wire.getDamages().stream()
                                .map(VerificationRecords::damage)
                                .toList());
    }

    private static BlobDamage damage(dev.granary.contracts.backups.v1.BlobDamage wire) {
        return new BlobDamage(
                wire.getPath(), BlobDamageKind.valueOf(wire.getKind().name()), wire.getMessage());
    }
}
