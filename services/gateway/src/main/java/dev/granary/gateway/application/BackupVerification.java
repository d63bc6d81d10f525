package dev.granary.gateway.application;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The latest wish to verify a backup; the cluster is the one whose agent does it. */
public record BackupVerification(
        UUID verificationId,
        UUID clusterId,
        boolean deep,
        Instant requestedAt,
        VerificationState state,
        long checkedBlobs,
        long totalBlobs,
        @Nullable Instant finishedAt,
        @Nullable String reason,
        @Nullable String message) {}
