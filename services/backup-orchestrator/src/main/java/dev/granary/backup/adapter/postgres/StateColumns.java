package dev.granary.backup.adapter.postgres;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.granary.backup.domain.BackupState;
import dev.granary.backup.domain.Problem;
import dev.granary.backup.domain.StateName;
import dev.granary.backup.domain.Totals;
import dev.granary.backup.domain.VolumeTotals;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a backup; a column that the state has no use for is null. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class StateColumns {
    @Enumerated(EnumType.STRING)
    StateName state;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant finishedAt;

    @Nullable
    String reason;

    @Nullable
    String message;

    boolean presumed;

    @Nullable
    Long objects;

    @Nullable
    Long objectBytes;

    @Nullable
    Long storedBytes;

    @Nullable
    Integer blobs;

    @Convert(converter = VolumeList.class)
    @Nullable
    List<VolumeTotals> volumes;

    @Nullable
    Long removedBlobs;

    @Convert(converter = ProblemList.class)
    List<Problem> problems = List.of();

    protected StateColumns() {}

    StateColumns(BackupState current) {
        state = StateName.of(current);
        switch (current) {
            case BackupState.Pending() -> {}
            case BackupState.InProgress it -> startedAt = it.startedAt();
            case BackupState.Succeeded it -> ended(it.startedAt(), it.finishedAt(), it.totals());
            case BackupState.PartiallySucceeded it -> {
                ended(it.startedAt(), it.finishedAt(), it.totals());
                problems = it.problems();
            }
            case BackupState.Cancelled it -> {
                startedAt = it.startedAt();
                finishedAt = it.cancelledAt();
                removedBlobs = it.removedBlobs();
            }
            case BackupState.Failed it -> failed(it);
        }
    }

    BackupState toDomain() {
        return switch (state) {
            case PENDING -> new BackupState.Pending();
            case IN_PROGRESS -> new BackupState.InProgress(requireNonNull(startedAt));
            case SUCCEEDED ->
                new BackupState.Succeeded(requireNonNull(startedAt), requireNonNull(finishedAt), totals());
            case PARTIALLY_SUCCEEDED ->
                new BackupState.PartiallySucceeded(
                        requireNonNull(startedAt), requireNonNull(finishedAt), totals(), problems);
            case CANCELLED ->
                new BackupState.Cancelled(startedAt, requireNonNull(finishedAt), requireNonNull(removedBlobs));
            case DELETING -> throw new IllegalStateException("DELETING is shown, never stored as the state");
            case FAILED ->
                new BackupState.Failed(
                        startedAt,
                        requireNonNull(finishedAt),
                        requireNonNull(reason),
                        requireNonNull(message),
                        presumed);
        };
    }

    private void ended(Instant start, Instant end, Totals totals) {
        startedAt = start;
        finishedAt = end;
        objects = totals.objects();
        objectBytes = totals.objectBytes();
        storedBytes = totals.storedBytes();
        blobs = totals.blobs();
        volumes = totals.volumes();
    }

    private void failed(BackupState.Failed failure) {
        startedAt = failure.startedAt();
        finishedAt = failure.finishedAt();
        reason = failure.reason();
        message = failure.message();
        presumed = failure.presumed();
    }

    private Totals totals() {
        return new Totals(
                requireNonNull(objects),
                requireNonNull(objectBytes),
                requireNonNull(storedBytes),
                requireNonNull(blobs),
                requireNonNullElse(volumes, List.of()));
    }
}
