package dev.granary.backup.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people asked of a backup after its request. {@code cancelRequestedAt}: when somebody last asked to stop it;
 * {@code deletion} and {@code verification}: the latest wish; {@code integrity}: what the last verification found that
 * came to its end.
 */
public record Upkeep(
        @Nullable Instant cancelRequestedAt,
        @Nullable Deletion deletion,
        @Nullable Verification verification,
        @Nullable Integrity integrity) {
    public static final Upkeep NONE = new Upkeep(null, null, null, null);

    Upkeep cancelRequested(Instant at) {
        return new Upkeep(at, deletion, verification, integrity);
    }

    Upkeep deletion(Deletion latest) {
        return new Upkeep(cancelRequestedAt, latest, verification, integrity);
    }

    Upkeep verification(Verification latest) {
        return new Upkeep(cancelRequestedAt, deletion, latest, integrity);
    }

    /** Equal to this one when the report changes nothing. */
    Upkeep after(VerificationReport report) {
        if (verification == null) {
            return this;
        }
        Verification next = verification.after(report);
        return next.equals(verification)
                ? this
                : new Upkeep(
                        cancelRequestedAt,
                        deletion,
                        next,
                        report instanceof VerificationReport.Completed(var found) ? found : integrity);
    }
}
