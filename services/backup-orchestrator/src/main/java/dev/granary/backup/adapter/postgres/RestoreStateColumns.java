package dev.granary.backup.adapter.postgres;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.granary.backup.domain.RestoreState;
import dev.granary.backup.domain.RestoreState.End;
import dev.granary.backup.domain.RestoreState.Ended;
import dev.granary.backup.domain.RestoreState.Failed;
import dev.granary.backup.domain.RestoreState.InProgress;
import dev.granary.backup.domain.RestoreState.Pending;
import dev.granary.backup.domain.RestoreStateName;
import dev.granary.backup.domain.RestoreTotals;
import dev.granary.backup.domain.RestoredObject;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a restore; a column that the state has no use for is null. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class RestoreStateColumns {
    private static final TypeReference<RestoreTotals> TOTALS = new TypeReference<>() {};
    private static final TypeReference<List<RestoredObject>> PROBLEMS = new TypeReference<>() {};

    @Enumerated(EnumType.STRING)
    RestoreStateName state;

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
    String totals;

    @Nullable
    String problems;

    protected RestoreStateColumns() {}

    RestoreStateColumns(RestoreState current) {
        state = RestoreStateName.of(current);
        switch (current) {
            case Pending() -> {}
            case InProgress it -> startedAt = it.startedAt();
            case Ended it -> {
                startedAt = it.startedAt();
                finishedAt = it.finishedAt();
                totals = JsonText.write(it.totals());
                problems = JsonText.write(it.problems());
            }
            case Failed it -> failed(it);
        }
    }

    RestoreState toDomain() {
        return switch (state) {
            case PENDING -> new Pending();
            case IN_PROGRESS -> new InProgress(requireNonNull(startedAt));
            case SUCCEEDED -> ended(End.SUCCEEDED);
            case PARTIALLY_SUCCEEDED -> ended(End.PARTIALLY_SUCCEEDED);
            case CANCELLED -> ended(End.CANCELLED);
            case FAILED ->
                new Failed(
                        startedAt,
                        requireNonNull(finishedAt),
                        requireNonNull(reason),
                        requireNonNull(message),
                        presumed);
        };
    }

    private void failed(Failed failure) {
        startedAt = failure.startedAt();
        finishedAt = failure.finishedAt();
        reason = failure.reason();
        message = failure.message();
        presumed = failure.presumed();
    }

    private Ended ended(End end) {
        return new Ended(
                end,
                startedAt,
                requireNonNull(finishedAt),
                requireNonNull(JsonText.read(totals, TOTALS)),
                requireNonNull(JsonText.read(problems, PROBLEMS)));
    }
}
