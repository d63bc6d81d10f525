package dev.granary.backup.adapter.rest;

import dev.granary.backup.domain.BlobDamageKind;
import dev.granary.backup.domain.Integrity;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the last verification found that came to its end. */
@Schema(name = "BackupIntegrity")
record IntegrityBody(
        Instant verifiedAt,

        @Schema(description = "Whether every byte was read and hashed.")
        boolean deep,

        @Schema(description = "Whether something is missing or broken.")
        boolean damaged,

        long checkedBlobs,
        long checkedBytes,
        long missingBlobs,

        @Schema(description = "Blobs that are there with another size or other bytes.")
        long brokenBlobs,

        @Schema(description = "Files of volumes that cannot be restored whole.")
        long lostFiles,

        @Schema(description = "The first 100 of what is missing or broken.")
        List<Damage> damages) {
    @Schema(name = "BlobDamage")
    record Damage(String path, BlobDamageKind kind, String message) {}

    static @Nullable IntegrityBody of(@Nullable Integrity it) {
        return it == null
                ? null
                : new IntegrityBody(
                        it.verifiedAt(),
                        it.deep(),
                        it.isDamaged(),
                        it.checked().blobs(),
                        it.checked().bytes(),
                        it.losses().missingBlobs(),
                        it.losses().brokenBlobs(),
                        it.losses().files(),
                        it.damages().stream()
                                .map(damage -> new Damage(damage.path(), damage.kind(), damage.message()))
                                .toList());
    }
}
