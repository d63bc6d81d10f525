package dev.granary.backup.adapter.postgres;

import static java.util.Objects.requireNonNull;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.Verification;
import dev.granary.backup.domain.VerificationId;
import dev.granary.backup.domain.VerificationProgress;
import dev.granary.backup.domain.VerificationState;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The latest verification of a backup. While it runs those of its end are null, those of a failure unless it failed. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields, or the constructor does
class VerificationColumns {
    UUID verificationId;

    UUID verificationCommandId;
    UUID verificationClusterId;
    Boolean verificationDeep;
    Instant verificationRequestedAt;
    Instant verificationDeadline;
    Long verificationSequence;
    Long verificationCheckedBlobs;
    Long verificationTotalBlobs;

    @Nullable
    Instant verificationFinishedAt;

    @Nullable
    String verificationReason;

    @Nullable
    String verificationMessage;

    @Nullable
    Boolean verificationPresumed;

    protected VerificationColumns() {}

    VerificationColumns(Verification verification) {
        verificationId = verification.id().value();
        verificationCommandId = verification.command().value();
        verificationClusterId = verification.cluster().value();
        verificationDeep = verification.deep();
        verificationRequestedAt = verification.requestedAt();
        verificationDeadline = verification.deadline();
        verificationSequence = verification.progress().sequence();
        verificationCheckedBlobs = verification.progress().checkedBlobs();
        verificationTotalBlobs = verification.progress().totalBlobs();
        switch (verification.state()) {
            case VerificationState.Running() -> {}
            case VerificationState.Succeeded(var at) -> verificationFinishedAt = at;
            case VerificationState.Failed failed -> {
                verificationFinishedAt = failed.finishedAt();
                verificationReason = failed.reason();
                verificationMessage = failed.message();
                verificationPresumed = failed.presumed();
            }
        }
    }

    Verification toDomain() {
        return new Verification(
                new VerificationId(verificationId),
                new CommandId(verificationCommandId),
                new ClusterId(verificationClusterId),
                verificationDeep,
                verificationRequestedAt,
                verificationDeadline,
                new VerificationProgress(verificationSequence, verificationCheckedBlobs, verificationTotalBlobs),
                state());
    }

    private VerificationState state() {
        if (verificationFinishedAt == null) {
            return new VerificationState.Running();
        }
        return verificationReason == null
                ? new VerificationState.Succeeded(verificationFinishedAt)
                : new VerificationState.Failed(
                        verificationFinishedAt,
                        verificationReason,
                        requireNonNull(verificationMessage),
                        requireNonNull(verificationPresumed));
    }
}
