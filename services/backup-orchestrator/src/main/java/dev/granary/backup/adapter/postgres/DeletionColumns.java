package dev.granary.backup.adapter.postgres;

import static java.util.Objects.requireNonNull;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.Deletion;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The latest deletion of a backup; those of the failure are null while it is under way. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields, or the constructor does
class DeletionColumns {
    UUID deletionCommandId;
    UUID deletionClusterId;
    Instant deletionRequestedAt;
    Instant deletionDeadline;

    @Nullable
    Instant deletionFailedAt;

    @Nullable
    String deletionReason;

    @Nullable
    String deletionMessage;

    @Nullable
    Instant deletionLockedUntil;

    protected DeletionColumns() {}

    DeletionColumns(Deletion deletion) {
        deletionCommandId = deletion.command().value();
        deletionClusterId = deletion.cluster().value();
        deletionRequestedAt = deletion.requestedAt();
        deletionDeadline = deletion.deadline();
        Deletion.Failure failure = deletion.failure();
        if (failure != null) {
            deletionFailedAt = failure.finishedAt();
            deletionReason = failure.reason();
            deletionMessage = failure.message();
            deletionLockedUntil = failure.lockedUntil();
        }
    }

    Deletion toDomain() {
        Deletion.Failure failure = deletionFailedAt == null
                ? null
                : new Deletion.Failure(
                        deletionFailedAt,
                        requireNonNull(deletionReason),
                        requireNonNull(deletionMessage),
                        deletionLockedUntil);
        return new Deletion(
                new CommandId(deletionCommandId),
                new ClusterId(deletionClusterId),
                deletionRequestedAt,
                deletionDeadline,
                failure);
    }
}
