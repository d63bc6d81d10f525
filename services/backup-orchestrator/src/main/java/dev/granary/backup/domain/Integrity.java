package dev.granary.backup.domain;

import java.time.Instant;
import java.util.List;

/**
 * What a verification found that came to its end. {@code verifiedAt} is the agent's time; {@code deep}: every byte was
 * read and hashed; {@code damages} are the first that were found.
 */
public record Integrity(Instant verifiedAt, boolean deep, Checked checked, Losses losses, List<BlobDamage> damages) {
    public Integrity {
        damages = List.copyOf(damages);
    }

    /** What was looked at. */
    public record Checked(long blobs, long bytes) {}

    /** Blobs that are not there, blobs with another size or other bytes, files that cannot be restored whole. */
    public record Losses(long missingBlobs, long brokenBlobs, long files) {}

    public boolean isDamaged() {
        return losses.missingBlobs() > 0 || losses.brokenBlobs() > 0 || losses.files() > 0 || !damages.isEmpty();
    }
}
