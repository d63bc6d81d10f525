package dev.granary.gateway.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A backup as the orchestrator last published it. Sizes in bytes; times of the run are the agent's clock. */
public record Backup(
        UUID backupId,
        UUID clusterId,
        String tenant,
        UUID locationId,
        String name,
        List<String> namespaces,
        BackupState state,
        @Nullable String reason,
        @Nullable String message,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long objects,
        long objectBytes,
        long storedBytes,
        int blobs,
        List<BackupProblem> problems,
        @Nullable BackupVerification verification,
        @Nullable BackupIntegrity integrity,
        long version) {}
