package dev.granary.backup.domain;

import java.time.Instant;

/**
 * The latest wish to verify a backup. {@code cluster} is the one whose agent does it; {@code deep}: every byte is to be
 * read and hashed.
 *
 * <p>Reports may come twice, late and in any order. A verification ends once, except that the agent's word replaces a
 * failure that was presumed from its silence.
 */
public record Verification(
        VerificationId id,
        CommandId command,
        ClusterId cluster,
        boolean deep,
        Instant requestedAt,
        Instant deadline,
        VerificationProgress progress,
        VerificationState state) {
    public static Verification requested(
            VerificationId id, CommandId command, ClusterId cluster, boolean deep, Instant at, Instant deadline) {
        return new Verification(
                id, command, cluster, deep, at, deadline, VerificationProgress.NONE, new VerificationState.Running());
    }

    public boolean isRunning() {
        return state instanceof VerificationState.Running;
    }

    /** The verification after the report; equal to this one when the report changes nothing. */
    public Verification after(VerificationReport report) {
        return switch (state) {
            case VerificationState.Running() -> open(report);
            case VerificationState.Failed failed ->
                failed.presumed() && !(report instanceof VerificationReport.Unheard) ? open(report) : this;
            case VerificationState.Succeeded _ -> this;
        };
    }

    private Verification open(VerificationReport report) {
        return switch (report) {
            case VerificationReport.Progressed(var further) ->
                further.sequence() > progress.sequence() ? next(new VerificationState.Running(), further) : this;
            case VerificationReport.Completed(var integrity) ->
                next(new VerificationState.Succeeded(integrity.verifiedAt()), progress.atTheEnd(integrity.checked()));
            case VerificationReport.Failed(var at, var reason, var message) ->
                ended(new VerificationState.Failed(at, reason, message, false));
            case VerificationReport.Unheard(var now, var reason, var message) ->
                ended(new VerificationState.Failed(now, reason, message, true));
        };
    }

    private Verification ended(VerificationState end) {
        return next(end, progress);
    }

    private Verification next(VerificationState next, VerificationProgress furthest) {
        return new Verification(id, command, cluster, deep, requestedAt, deadline, furthest, next);
    }
}
