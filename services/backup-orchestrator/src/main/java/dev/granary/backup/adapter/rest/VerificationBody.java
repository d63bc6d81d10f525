package dev.granary.backup.adapter.rest;

import dev.granary.backup.domain.Verification;
import dev.granary.backup.domain.VerificationState;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The latest wish to verify a backup. {@code reason} and {@code message} are null unless it failed. */
@Schema(name = "BackupVerification")
record VerificationBody(
        UUID id,
        UUID clusterId,
        boolean deep,
        Instant requestedAt,
        State state,

        long checkedBlobs,
        @Schema(description = "0 while unknown.") long totalBlobs,
        @Nullable Instant finishedAt,
        @Nullable String reason,
        @Nullable String message) {
    @Schema(name = "VerificationState", description = "SUCCEEDED: it came to its end, whatever it found.")
    enum State {
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    static @Nullable VerificationBody of(@Nullable Verification it) {
        if (it == null) {
            return null;
        }
        return switch (it.state()) {
            case VerificationState.Running() -> body(it, State.RUNNING, null, null, null);
            case VerificationState.Succeeded(var at) -> body(it, State.SUCCEEDED, at, null, null);
            case VerificationState.Failed failed ->
                body(it, State.FAILED, failed.finishedAt(), failed.reason(), failed.message());
        };
    }

    private static VerificationBody body(
            Verification it,
            State state,
            @Nullable Instant finishedAt,
            @Nullable String reason,
            @Nullable String message) {
        return new VerificationBody(
                it.id().value(),
                it.cluster().value(),
                it.deep(),
                it.requestedAt(),
                state,
                it.progress().checkedBlobs(),
                it.progress().totalBlobs(),
                finishedAt,
                reason,
                message);
    }
}
