package dev.granary.backup.domain;

import dev.granary.backup.domain.BackupState.Failed;
import dev.granary.backup.domain.BackupState.InProgress;
import dev.granary.backup.domain.BackupState.PartiallySucceeded;
import dev.granary.backup.domain.BackupState.Pending;
import dev.granary.backup.domain.BackupState.Succeeded;

/**
 * A backup. {@code progress} is the furthest that the agent reported; {@code version} counts from 1.
 *
 * <p>Reports may come twice, late and in any order. A backup only moves forward, and ends once. The one exception is a
 * failure that was presumed from silence: the agent's word is the truth and replaces it, forward from there.
 *
 * <pre>
 *                       Started      Progressed           terminal word   Unheard
 *  PENDING              IN_PROGRESS  IN_PROGRESS          its state       FAILED, presumed
 *  IN_PROGRESS          earliest     furthest             its state       -
 *  FAILED, presumed     IN_PROGRESS  IN_PROGRESS          its state       -
 *  any other end        -            -                    -               -
 * </pre>
 */
public record Backup(
        BackupId id, BackupOrder order, CommandId command, BackupState state, Progress progress, long version) {

    public static Backup requested(BackupId id, BackupOrder order, CommandId command) {
        return new Backup(id, order, command, new Pending(), Progress.NONE, 1);
    }

    /** The backup after the report; equal to this one when the report changes nothing. */
    public Backup after(BackupReport report) {
        return switch (state) {
            case Pending() -> report instanceof BackupReport.Unheard silence ? presumeFailed(silence) : onWord(report);
            case InProgress running -> whileRunning(running, report);
            case Failed failed -> failed.presumed() ? onWord(report) : this;
            case Succeeded _, PartiallySucceeded _ -> this;
        };
    }

    private Backup whileRunning(InProgress running, BackupReport report) {
        return switch (report) {
            case BackupReport.Started started ->
                started.startedAt().isBefore(running.startedAt()) ? onWord(report) : this;
            case BackupReport.Progressed further ->
                further.progress().sequence() > progress.sequence() ? next(running, further.progress()) : this;
            case BackupReport.Succeeded _,
                    BackupReport.PartiallySucceeded _,
                    BackupReport.Failed _,
                    BackupReport.Unheard _ -> onWord(report);
        };
    }

    private Backup onWord(BackupReport report) {
        return switch (report) {
            case BackupReport.Started it -> next(new InProgress(it.startedAt()), progress);
            case BackupReport.Progressed it -> next(new InProgress(it.sentAt()), it.progress());
            case BackupReport.Succeeded it ->
                next(new Succeeded(it.startedAt(), it.finishedAt(), it.totals()), progress);
            case BackupReport.PartiallySucceeded it ->
                next(new PartiallySucceeded(it.startedAt(), it.finishedAt(), it.totals(), it.problems()), progress);
            case BackupReport.Failed it ->
                next(new Failed(it.startedAt(), it.finishedAt(), it.reason(), it.message(), false), progress);
            case BackupReport.Unheard _ -> this;
        };
    }

    private Backup presumeFailed(BackupReport.Unheard silence) {
        return next(new Failed(null, silence.now(), silence.reason(), silence.message(), true), progress);
    }

    private Backup next(BackupState next, Progress furthest) {
        return new Backup(id, order, command, next, furthest, version + 1);
    }
}
