package dev.granary.backup.adapter.rest;

import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupState.Cancelled;
import dev.granary.backup.domain.BackupState.Failed;
import dev.granary.backup.domain.BackupState.InProgress;
import dev.granary.backup.domain.BackupState.PartiallySucceeded;
import dev.granary.backup.domain.BackupState.Pending;
import dev.granary.backup.domain.BackupState.Succeeded;
import dev.granary.backup.domain.Problem;
import dev.granary.backup.domain.StateName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A backup as people see it. It is about what any of {@code selections} means; {@code namespaces} are those that these name,
 * {@code *} for all. {@code retries} make up for its failed parts, as it may do for those of {@code retryOf}. {@code reason} is null unless it failed; {@code message} also says why one that was just
 * accepted does not start yet. Counts are those of the progress until the end.
 */
@Schema(name = "Backup")
record BackupBody(
        UUID id,
        UUID clusterId,
        String tenant,
        UUID locationId,
        String name,
        List<String> namespaces,
        List<SelectionBody> selections,
        boolean skipVolumeData,
        @Nullable UUID retryOf,
        List<UUID> retries,
        StateName state,
        @Nullable String reason,
        @Nullable String message,
        Instant requestedAt,
        Instant deadline,
        @Nullable Instant cancelRequestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Counts counts,
        @Nullable VolumesProgressBody volumesProgress,
        List<ProblemBody> problems,
        @Nullable DeletionBody deletion,
        @Nullable VerificationBody verification,
        @Nullable IntegrityBody integrity,
        long version) {

    /** Objects, their bytes before compression, bytes and number of the blobs in the store. */
    @Schema(name = "BackupCounts")
    record Counts(long objects, long objectBytes, long storedBytes, int blobs, VolumeCounts volumes) {}

    static BackupBody of(Backup backup) {
        return of(backup, null);
    }

    /** {@code notice} stands as message where the state has none. */
    static BackupBody of(Backup backup, @Nullable String notice) {
        return switch (backup.state()) {
            case Pending() -> body(backup, new Times(null, null), new Why(null, notice), List.of());
            case InProgress it -> body(backup, new Times(it.startedAt(), null), new Why(null, notice), List.of());
            case Succeeded it ->
                body(backup, new Times(it.startedAt(), it.finishedAt()), new Why(null, null), List.of());
            case PartiallySucceeded it ->
                body(backup, new Times(it.startedAt(), it.finishedAt()), new Why(null, null), it.problems());
            case Cancelled it ->
                body(backup, new Times(it.startedAt(), it.cancelledAt()), new Why(null, null), List.of());
            case Failed it ->
                body(backup, new Times(it.startedAt(), it.finishedAt()), new Why(it.reason(), it.message()), List.of());
        };
    }

    private record Times(
            @Nullable Instant startedAt, @Nullable Instant finishedAt) {}

    private record Why(@Nullable String reason, @Nullable String message) {}

    private static BackupBody body(Backup backup, Times times, Why why, List<Problem> problems) {
        var order = backup.order();
        return new BackupBody(
                backup.id().value(),
                order.cluster().value(),
                order.tenant(),
                order.location().value(),
                order.name().value(),
                order.namespaces(),
                order.selections().stream().map(SelectionBody::of).toList(),
                order.skipVolumeData(),
                order.retryOf() == null ? null : order.retryOf().value(),
                backup.upkeep().retries().stream().map(BackupId::value).toList(),
                StateName.of(backup),
                why.reason(),
                why.message(),
                order.requestedAt(),
                order.deadline(),
                backup.upkeep().cancelRequestedAt(),
                times.startedAt(),
                times.finishedAt(),
                counts(backup),
                VolumesProgressBody.of(backup),
                problems.stream().map(ProblemBody::of).toList(),
                DeletionBody.of(backup.upkeep().deletion()),
                VerificationBody.of(backup.upkeep().verification()),
                IntegrityBody.of(backup.upkeep().integrity()),
                backup.version());
    }

    private static Counts counts(Backup backup) {
        var totals =
                switch (backup.state()) {
                    case Succeeded it -> it.totals();
                    case PartiallySucceeded it -> it.totals();
                    case Pending(), InProgress _, Failed _, Cancelled _ -> null;
                };
        var volumes = VolumeCounts.of(backup.volumes());
        return totals == null
                ? new Counts(backup.progress().objects(), backup.progress().objectBytes(), 0, 0, volumes)
                : new Counts(totals.objects(), totals.objectBytes(), totals.storedBytes(), totals.blobs(), volumes);
    }
}
