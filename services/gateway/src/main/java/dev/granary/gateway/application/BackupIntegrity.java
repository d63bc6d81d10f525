package dev.granary.gateway.application;

import java.time.Instant;
import java.util.List;

/** What the last verification found that came to its end; the damages are the first 100. */
public record BackupIntegrity(
        Instant verifiedAt,
        boolean deep,
        boolean damaged,
        long checkedBlobs,
        long checkedBytes,
        long missingBlobs,
        long brokenBlobs,
        long lostFiles,
        List<BlobDamage> damages) {}
