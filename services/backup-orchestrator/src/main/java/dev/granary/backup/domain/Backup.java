package dev.granary.backup.domain;

import dev.granary.backup.domain.BackupState.Cancelled;
import dev.granary.backup.domain.BackupState.Failed;
import dev.granary.backup.domain.BackupState.InProgress;
import dev.granary.backup.domain.BackupState.PartiallySucceeded;
import dev.granary.backup.domain.BackupState.Pending;
import dev.granary.backup.domain.BackupState.Succeeded;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A backup. {@code progress} is the furthest that the agent reported; {@code version} counts from 1.
 *
 * <p>Reports may come twice, late and in any order. A backup only moves forward, and ends once. The one exception is a
 * failure that was presumed from silence: the agent's word is the truth and replaces it, forward from there.
 *
 * <pre>
 *                       Started      Progressed further   terminal word   Unheard
 *  PENDING              IN_PROGRESS  IN_PROGRESS          its state       FAILED, presumed
 *  IN_PROGRESS          earliest     IN_PROGRESS          its state       FAILED, presumed
 *  FAILED, presumed     IN_PROGRESS  IN_PROGRESS          its state       -
 *  any other end        -            -                    -               -
 * </pre>
 */
public record Backup(
        BackupId id,
        BackupOrder order,
        CommandId command,
        BackupState state,
        Progress progress,
        Upkeep upkeep,
        long version) {

    public static Backup requested(BackupId id, BackupOrder order, CommandId command) {
        return new Backup(id, order, command, new Pending(), Progress.NONE, Upkeep.NONE, 1);
    }

    /** The backup after the report; equal to this one when the report changes nothing. */
    public Backup after(BackupReport report) {
        return switch (state) {
            case Pending() -> open(report, null);
            case InProgress running -> isOldNews(report, running) ? this : open(report, running.startedAt());
            case Failed failed ->
                failed.presumed() && !(report instanceof BackupReport.Unheard)
                        ? open(report, failed.startedAt())
                        : this;
            case Succeeded _, PartiallySucceeded _, Cancelled _ -> this;
        };
    }

    public boolean isRunning() {
        return state instanceof InProgress;
    }

    /** Whether an agent may be at work on it, by all that we know: a presumed failure proves nothing. */
    public boolean mayStillRun() {
        return switch (state) {
            case Pending(), InProgress _ -> true;
            case Failed failed -> failed.presumed();
            case Succeeded _, PartiallySucceeded _, Cancelled _ -> false;
        };
    }

    /** Somebody wants it to stop. That changes no state: the agent says how it ended. */
    public Backup cancelRequested(Instant at) {
        return new Backup(id, order, command, state, progress, upkeep.cancelRequested(at), version + 1);
    }

    /** The same with another word on its deletion. Whatever that says, how the backup ended stays. */
    public Backup deletion(Deletion latest) {
        return new Backup(id, order, command, state, progress, upkeep.deletion(latest), version + 1);
    }

    /** The same with another wish to verify it; what an earlier one found stays until this one comes to its end. */
    public Backup verification(Verification latest) {
        return new Backup(id, order, command, state, progress, upkeep.verification(latest), version + 1);
    }

    /** The same with another backup that makes up for its failed parts. */
    public Backup retriedBy(BackupId retry) {
        return new Backup(id, order, command, state, progress, upkeep.retriedBy(retry), version + 1);
    }

    /** The backup after a report on its latest verification; equal to this one when the report changes nothing. */
    public Backup after(VerificationReport report) {
        Upkeep next = upkeep.after(report);
        return next.equals(upkeep) ? this : new Backup(id, order, command, state, progress, next, version + 1);
    }

    /** The same under the next version, for the last word on it. */
    public Backup nextVersion() {
        return new Backup(id, order, command, state, progress, upkeep, version + 1);
    }

    /** Those that the agent told of; none until it ended. */
    public List<VolumeTotals> volumes() {
        return switch (state) {
            case Succeeded it -> it.totals().volumes();
            case PartiallySucceeded it -> it.totals().volumes();
            case Pending(), InProgress _, Failed _, Cancelled _ -> List.of();
        };
    }

    /** Whether its manifest was written and nobody is about to remove it. */
    public boolean isInStore() {
        return !isBeingDeleted()
                && switch (state) {
                    case Succeeded _, PartiallySucceeded _ -> true;
                    case Pending(), InProgress _, Failed _, Cancelled _ -> false;
                };
    }

    public boolean isBeingDeleted() {
        Deletion deletion = upkeep.deletion();
        return deletion != null && deletion.isUnderWay();
    }

    /** False once it ended, or is presumed to have. */
    public boolean isOpen() {
        return switch (state) {
            case Pending(), InProgress _ -> true;
            case Failed _, Succeeded _, PartiallySucceeded _, Cancelled _ -> false;
        };
    }

    private static boolean isOldNews(BackupReport report, InProgress running) {
        return report instanceof BackupReport.Started it && !it.startedAt().isBefore(running.startedAt());
    }

    /** {@code startedAt} is null while nobody has said that it started. */
    private Backup open(BackupReport report, @Nullable Instant startedAt) {
        return switch (report) {
            case BackupReport.Started it -> next(new InProgress(it.startedAt()), progress);
            case BackupReport.Progressed it -> further(it, startedAt);
            case BackupReport.Succeeded it ->
                next(new Succeeded(it.startedAt(), it.finishedAt(), it.totals()), progress);
            case BackupReport.PartiallySucceeded it ->
                next(new PartiallySucceeded(it.startedAt(), it.finishedAt(), it.totals(), it.problems()), progress);
            case BackupReport.Cancelled it ->
                next(new Cancelled(startedAt, it.cancelledAt(), it.removedBlobs()), progress);
            case BackupReport.Failed it ->
                next(new Failed(it.startedAt(), it.finishedAt(), it.reason(), it.message(), false), progress);
            case BackupReport.Unheard it ->
                next(new Failed(startedAt, it.now(), it.reason(), it.message(), true), progress);
        };
    }

    private Backup further(BackupReport.Progressed report, @Nullable Instant startedAt) {
        return report.progress().sequence() > progress.sequence()
                ? next(new InProgress(Objects.requireNonNullElse(startedAt, report.sentAt())), report.progress())
                : this;
    }

    private Backup next(BackupState next, Progress furthest) {
        return new Backup(id, order, command, next, furthest, upkeep, version + 1);
    }
}
