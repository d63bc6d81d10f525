package dev.granary.location.domain;

import dev.granary.location.domain.ConnectionState.Failed;
import dev.granary.location.domain.ConnectionState.InProgress;
import dev.granary.location.domain.ConnectionState.Pending;
import dev.granary.location.domain.ConnectionState.Valid;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One cluster's use of one location. {@code validatedAt} is the end of the latest validation that ended, null before
 * the first; {@code version} counts from 1.
 *
 * <p>Only the latest validation counts: answers to older ones change nothing. A deadline that passed is a guess, so the
 * agent's own word on the same validation replaces it, however late it comes. So does what an agent finds that lacked the keys of
 * the location and got them: nobody has to ask again.
 */
public record Connection(
        LocationId location,
        ClusterId cluster,
        ConnectionState state,
        @Nullable Instant validatedAt,
        long version) {

    public static Connection assigned(LocationId location, ClusterId cluster) {
        return new Connection(location, cluster, new Pending(), null, 1);
    }

    /** The latest validation; empty before the first. */
    public Optional<ValidationId> validation() {
        return switch (state) {
            case Pending() -> Optional.empty();
            case InProgress running -> Optional.of(running.validation());
            case Valid valid -> Optional.of(valid.validation());
            case Failed failed -> Optional.of(failed.validation());
        };
    }

    /** The connection after the event; equal to this one when the event changes nothing. */
    public Connection after(ConnectionEvent event) {
        return switch (event) {
            case ConnectionEvent.Requested asked ->
                next(new InProgress(asked.validation(), asked.deadline()), validatedAt);
            case ConnectionEvent.Succeeded done ->
                awaits(done.validation())
                        ? next(new Valid(done.validation(), done.immutability()), done.finishedAt())
                        : this;
            case ConnectionEvent.Refused no ->
                awaits(no.validation())
                        ? next(new Failed(no.validation(), no.reason(), no.message()), no.finishedAt())
                        : this;
            case ConnectionEvent.DeadlinePassed late -> afterDeadline(late);
        };
    }

    private Connection afterDeadline(ConnectionEvent.DeadlinePassed late) {
        return state instanceof InProgress running && !running.deadline().isAfter(late.now())
                ? next(new Failed(running.validation(), ConnectionState.TIMED_OUT, late.message()), late.now())
                : this;
    }

    private boolean awaits(ValidationId validation) {
        return switch (state) {
            case Pending _, Valid _ -> false;
            case InProgress running -> running.validation().equals(validation);
            case Failed failed -> failed.isOpen() && failed.validation().equals(validation);
        };
    }

    private Connection next(ConnectionState next, @Nullable Instant endOfValidation) {
        return new Connection(location, cluster, next, endOfValidation, version + 1);
    }
}
