package dev.granary.backup.application.port;

import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoreStateName;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All restores. Every call joins the transaction of the use case; a lock is held until it ends. */
public interface Restores {
    Uni<Void> add(Restore restore);

    /** Writes what changes of a restore that exists; {@code heardAt}, by our clock, is when it changed. */
    Uni<Void> update(Restore restore, Instant heardAt);

    /** Removes the record; nothing happens when there is none. */
    Uni<Void> remove(RestoreId id);

    Uni<Optional<Restore>> find(RestoreId id);

    Uni<Optional<Restore>> lock(RestoreId id);

    Uni<Optional<Restore>> lockByCommand(CommandId command);

    /** A restore of the backup that has not ended, as far as anybody knows; empty when there is none. */
    Uni<Optional<Restore>> findOpen(BackupId backup);

    /** At most {@code limit} pending restores whose deadline is before {@code deadline}, the longest waiting first. */
    Uni<List<Restore>> lockPendingSince(Instant deadline, int limit);

    /**
     * At most {@code limit} running restores that did not change since the time, and whose cluster has been away since
     * before the time; the longest silent first.
     */
    Uni<List<Restore>> lockAbandonedSince(Instant time, int limit);

    /**
     * At most {@code limit} running restores that did not change since the time, and whose cluster is ONLINE; the longest
     * silent first.
     */
    Uni<List<Restore>> lockQuietSince(Instant time, int limit);

    /** The newest first, at most {@code limit} of those after the position. */
    Uni<List<Restore>> page(Filter filter, Optional<Position> after, int limit);

    /** How many restores are in each state; a state without any may be left out. */
    Uni<Map<RestoreStateName, Long>> countByState();

    /** Only restores with these properties; null stands for any. */
    record Filter(
            @Nullable ClusterId cluster,
            @Nullable BackupId backup,
            @Nullable RestoreStateName state) {}

    /** Place of a restore in the order of {@link #page}. */
    record Position(Instant requestedAt, RestoreId id) {}
}
