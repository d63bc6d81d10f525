package dev.granary.backup.application.port;

import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.StateName;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All backups. Every call joins the transaction of the use case; a lock is held until it ends. */
public interface Backups {
    Uni<Void> add(Backup backup);

    /** Writes what changes of a backup that exists; {@code heardAt}, by our clock, is when it changed. */
    Uni<Void> update(Backup backup, Instant heardAt);

    /** Removes the record; nothing happens when there is none. */
    Uni<Void> remove(BackupId id);

    Uni<Optional<Backup>> find(BackupId id);

    Uni<Optional<Backup>> lock(BackupId id);

    Uni<Optional<Backup>> lockByCommand(CommandId command);

    /** The backup whose latest deletion has this command and was given to this cluster, also when it has failed. */
    Uni<Optional<Backup>> lockByDeletion(CommandId command, ClusterId cluster);

    /**
     * At most {@code limit} backups that are being deleted, did not change since the time, and whose deleting cluster
     * has been away since before the time; the longest silent first.
     */
    Uni<List<Backup>> lockDeletionsAbandonedSince(Instant time, int limit);

    /** The same of those whose deleting cluster is ONLINE. */
    Uni<List<Backup>> lockDeletionsQuietSince(Instant time, int limit);

    /** The backup whose latest verification has this command and was given to this cluster, also when it has ended. */
    Uni<Optional<Backup>> lockByVerification(CommandId command, ClusterId cluster);

    /**
     * At most {@code limit} backups that are being verified, did not change since the time, and whose verifying cluster
     * has been away since before the time; the longest silent first.
     */
    Uni<List<Backup>> lockVerificationsAbandonedSince(Instant time, int limit);

    /** The same of those whose verifying cluster is ONLINE. */
    Uni<List<Backup>> lockVerificationsQuietSince(Instant time, int limit);

    /** At most {@code limit} pending backups whose deadline is before {@code deadline}, the longest waiting first. */
    Uni<List<Backup>> lockPendingSince(Instant deadline, int limit);

    /**
     * At most {@code limit} running backups that did not change since the time, and whose cluster has been away since
     * before the time; the longest silent first.
     */
    Uni<List<Backup>> lockAbandonedSince(Instant time, int limit);

    /**
     * At most {@code limit} running backups that did not change since the time, and whose cluster is ONLINE; the longest
     * silent first.
     */
    Uni<List<Backup>> lockQuietSince(Instant time, int limit);

    /** The newest first, at most {@code limit} of those after the position. */
    Uni<List<Backup>> page(Filter filter, Optional<Position> after, int limit);

    /** How many backups are in each state; a state without any may be left out. */
    Uni<Map<StateName, Long>> countByState();

    /** Of how many backups the last verification found damage. */
    Uni<Long> countDamaged();

    /** Only backups with these properties; null stands for any. */
    record Filter(@Nullable ClusterId cluster, @Nullable StateName state) {}

    /** Place of a backup in the order of {@link #page}. */
    record Position(Instant requestedAt, BackupId id) {}
}
