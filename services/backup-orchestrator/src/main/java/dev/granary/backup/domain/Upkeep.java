package dev.granary.backup.domain;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people asked of a backup after its request. {@code cancelRequestedAt}: when somebody last asked to stop it;
 * {@code deletion} and {@code verification}: the latest wish; {@code integrity}: what the last verification found that
 * came to its end; {@code retries}: backups that make up for its failed parts, the oldest first, those that are gone too.
 */
public record Upkeep(
        @Nullable Instant cancelRequestedAt,
        @Nullable Deletion deletion,
        @Nullable Verification verification,
        @Nullable Integrity integrity,
        List<BackupId> retries) {
    public static final Upkeep NONE = new Upkeep(null, null, null, null, List.of());

    public Upkeep {
        retries = List.copyOf(retries);
    }

    Upkeep cancelRequested(Instant at) {
        return new Upkeep(at, deletion, verification, integrity, retries);
    }

    Upkeep deletion(Deletion latest) {
        return new Upkeep(cancelRequestedAt, latest, verification, integrity, retries);
    }

    Upkeep verification(Verification latest) {
        return new Upkeep(cancelRequestedAt, deletion, latest, integrity, retries);
    }

    Upkeep retriedBy(BackupId retry) {
        List<BackupId> all = Stream.concat(retries.stream(), Stream.of(retry)).toList();
        return new Upkeep(cancelRequestedAt, deletion, verification, integrity, all);
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
                        report instanceof VerificationReport.Completed(var found) ? found : integrity,
                        retries);
    }
}
