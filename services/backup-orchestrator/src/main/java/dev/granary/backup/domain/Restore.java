package dev.granary.backup.domain;

import dev.granary.backup.domain.RestoreState.Ended;
import dev.granary.backup.domain.RestoreState.Failed;
import dev.granary.backup.domain.RestoreState.InProgress;
import dev.granary.backup.domain.RestoreState.Pending;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A restore. {@code progress} is the furthest that the agent reported; {@code cancelRequestedAt} is when somebody last
 * asked to stop it; {@code version} counts from 1.
 *
 * <p>Reports are taken as those of a {@link Backup} are: a restore only moves forward and ends once, and a failure that was
 * presumed from silence is replaced by the agent's word. A wish to stop changes no state: the agent says how it ended.
 */
public record Restore(
        RestoreId id,
        RestoreOrder order,
        CommandId command,
        RestoreState state,
        RestoreProgress progress,
        @Nullable Instant cancelRequestedAt,
        long version) {

    public static Restore requested(RestoreId id, RestoreOrder order, CommandId command) {
        return new Restore(id, order, command, new Pending(), RestoreProgress.NONE, null, 1);
    }

    /** The restore after the report; equal to this one when the report changes nothing. */
    public Restore after(RestoreReport report) {
        return switch (state) {
            case Pending() -> open(report, null);
            case InProgress running -> isOldNews(report, running) ? this : open(report, running.startedAt());
            case Failed failed ->
                failed.presumed() && !(report instanceof RestoreReport.Unheard)
                        ? open(report, failed.startedAt())
                        : this;
            case Ended _ -> this;
        };
    }

    /** Somebody wants it to stop. */
    public Restore cancelRequested(Instant at) {
        return new Restore(id, order, command, state, progress, at, version + 1);
    }

    /** The same under the next version, for the last word on it. */
    public Restore nextVersion() {
        return new Restore(id, order, command, state, progress, cancelRequestedAt, version + 1);
    }

    public boolean isRunning() {
        return state instanceof InProgress;
    }

    public boolean hasEnded() {
        return switch (state) {
            case Pending(), InProgress _ -> false;
            case Failed _, Ended _ -> true;
        };
    }

    /** Whether an agent may be at work on it, by all that we know: a presumed failure proves nothing. */
    public boolean mayStillRun() {
        return switch (state) {
            case Pending(), InProgress _ -> true;
            case Failed failed -> failed.presumed();
            case Ended _ -> false;
        };
    }

    private static boolean isOldNews(RestoreReport report, InProgress running) {
        return report instanceof RestoreReport.Started it && !it.startedAt().isBefore(running.startedAt());
    }

    /** {@code startedAt} is null while nobody has said that it started. */
    private Restore open(RestoreReport report, @Nullable Instant startedAt) {
        return switch (report) {
            case RestoreReport.Started it -> next(new InProgress(it.startedAt()), progress);
            case RestoreReport.Progressed it -> further(it, startedAt);
            case RestoreReport.Ended it -> next(it.state(), progress);
            case RestoreReport.Failed it ->
                next(new Failed(it.startedAt(), it.finishedAt(), it.reason(), it.message(), false), progress);
            case RestoreReport.Unheard it ->
                next(new Failed(startedAt, it.now(), it.reason(), it.message(), true), progress);
        };
    }

    private Restore further(RestoreReport.Progressed report, @Nullable Instant startedAt) {
        return report.progress().sequence() > progress.sequence()
                ? next(new InProgress(Objects.requireNonNullElse(startedAt, report.sentAt())), report.progress())
                : this;
    }

    private Restore next(RestoreState next, RestoreProgress furthest) {
        return new Restore(id, order, command, next, furthest, cancelRequestedAt, version + 1);
    }
}
