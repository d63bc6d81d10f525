package dev.granary.backup.application.port;

import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.Deletion;
import dev.granary.backup.domain.ObjectResult;
import dev.granary.backup.domain.StateName;
import dev.granary.backup.domain.Verification;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Backups in memory, for one thread. */
public final class FakeBackups implements Backups {
    private static final Comparator<Backup> NEWEST_FIRST = Comparator.comparing(
                    (Backup it) -> it.order().requestedAt())
            .thenComparing(it -> it.id().toString())
            .reversed();

    private final Map<BackupId, Backup> all = new LinkedHashMap<>();
    private final Map<BackupId, Instant> heardAt = new HashMap<>();
    private final FakeFleet fleet;
    private final FakeObjectParts<BackupId, ObjectResult> objects;

    /** What goes with a backup goes from {@code objects}. */
    public FakeBackups(FakeFleet fleet, FakeObjectParts<BackupId, ObjectResult> objects) {
        this.fleet = fleet;
        this.objects = objects;
    }

    @Override
    public Uni<Void> add(Backup backup) {
        return update(backup, backup.order().requestedAt());
    }

    @Override
    public Uni<Void> update(Backup backup, Instant at) {
        return Uni.createFrom().voidItem().invoke(() -> {
            all.put(backup.id(), backup);
            heardAt.put(backup.id(), at);
        });
    }

    @Override
    public Uni<Optional<Backup>> find(BackupId id) {
        return Uni.createFrom().item(() -> Optional.ofNullable(all.get(id)));
    }

    @Override
    public Uni<Void> remove(BackupId id) {
        return Uni.createFrom().voidItem().invoke(() -> {
            all.remove(id);
            objects.forget(id);
        });
    }

    @Override
    public Uni<Optional<Backup>> lockByDeletion(CommandId command, ClusterId cluster) {
        return Uni.createFrom()
                .item(() -> all.values().stream()
                        .filter(it -> deletionOf(it)
                                .filter(latest -> latest.command().equals(command))
                                .filter(latest -> latest.cluster().equals(cluster))
                                .isPresent())
                        .findFirst());
    }

    @Override
    public Uni<List<Backup>> lockDeletionsAbandonedSince(Instant time, int limit) {
        return silentDeletions(time, limit, cluster -> fleet.isAwaySince(cluster, time));
    }

    @Override
    public Uni<List<Backup>> lockDeletionsQuietSince(Instant time, int limit) {
        return silentDeletions(time, limit, fleet::isOnline);
    }

    @Override
    public Uni<Optional<Backup>> lockByVerification(CommandId command, ClusterId cluster) {
        return Uni.createFrom()
                .item(() -> all.values().stream()
                        .filter(it -> verificationOf(it)
                                .filter(latest -> latest.command().equals(command))
                                .filter(latest -> latest.cluster().equals(cluster))
                                .isPresent())
                        .findFirst());
    }

    @Override
    public Uni<List<Backup>> lockVerificationsAbandonedSince(Instant time, int limit) {
        return silentVerifications(time, limit, cluster -> fleet.isAwaySince(cluster, time));
    }

    @Override
    public Uni<List<Backup>> lockVerificationsQuietSince(Instant time, int limit) {
        return silentVerifications(time, limit, fleet::isOnline);
    }

    private Uni<List<Backup>> silentVerifications(Instant time, int limit, Predicate<ClusterId> ofCluster) {
        return Uni.createFrom()
                .item(() -> all.values().stream()
                        .filter(it -> heard(it).isBefore(time))
                        .filter(it -> verificationOf(it)
                                .filter(Verification::isRunning)
                                .filter(latest -> ofCluster.test(latest.cluster()))
                                .isPresent())
                        .sorted(Comparator.comparing(this::heard))
                        .limit(limit)
                        .toList());
    }

    private static Optional<Verification> verificationOf(Backup backup) {
        return Optional.ofNullable(backup.upkeep().verification());
    }

    private static Optional<Deletion> deletionOf(Backup backup) {
        return Optional.ofNullable(backup.upkeep().deletion());
    }

    private Uni<List<Backup>> silentDeletions(Instant time, int limit, Predicate<ClusterId> ofCluster) {
        return Uni.createFrom()
                .item(() -> all.values().stream()
                        .filter(it -> it.isBeingDeleted() && heard(it).isBefore(time))
                        .filter(it -> deletionOf(it)
                                .filter(latest -> ofCluster.test(latest.cluster()))
                                .isPresent())
                        .sorted(Comparator.comparing(this::heard))
                        .limit(limit)
                        .toList());
    }

    @Override
    public Uni<Optional<Backup>> lock(BackupId id) {
        return find(id);
    }

    @Override
    public Uni<Optional<Backup>> lockByCommand(CommandId command) {
        return Uni.createFrom()
                .item(() -> all.values().stream()
                        .filter(it -> it.command().equals(command))
                        .findFirst());
    }

    @Override
    public Uni<List<Backup>> lockPendingSince(Instant deadline, int limit) {
        return Uni.createFrom()
                .item(() -> all.values().stream()
                        .filter(it -> StateName.of(it.state()) == StateName.PENDING)
                        .filter(it -> it.order().deadline().isBefore(deadline))
                        .sorted(Comparator.comparing(it -> it.order().deadline()))
                        .limit(limit)
                        .toList());
    }

    @Override
    public Uni<List<Backup>> lockAbandonedSince(Instant time, int limit) {
        return silent(time, limit, cluster -> fleet.isAwaySince(cluster, time));
    }

    @Override
    public Uni<List<Backup>> lockQuietSince(Instant time, int limit) {
        return silent(time, limit, fleet::isOnline);
    }

    private Uni<List<Backup>> silent(Instant time, int limit, Predicate<ClusterId> ofCluster) {
        return Uni.createFrom()
                .item(() -> all.values().stream()
                        .filter(it -> it.isRunning() && heard(it).isBefore(time))
                        .filter(it -> ofCluster.test(it.order().cluster()))
                        .sorted(Comparator.comparing(this::heard))
                        .limit(limit)
                        .toList());
    }

    private Instant heard(Backup backup) {
        return Objects.requireNonNull(heardAt.get(backup.id()));
    }

    @Override
    public Uni<List<Backup>> page(Filter filter, Optional<Position> after, int limit) {
        return Uni.createFrom()
                .item(() -> matching(filter)
                        .sorted(NEWEST_FIRST)
                        .filter(it -> after.isEmpty() || isAfter(it, after.get()))
                        .limit(limit)
                        .toList());
    }

    @Override
    public Uni<Long> countDamaged() {
        return Uni.createFrom()
                .item(() -> all.values().stream()
                        .map(it -> it.upkeep().integrity())
                        .filter(it -> it != null && it.isDamaged())
                        .count());
    }

    @Override
    public Uni<Map<StateName, Long>> countByState() {
        return Uni.createFrom()
                .item(() -> all.values().stream().collect(Collectors.groupingBy(StateName::of, Collectors.counting())));
    }

    private Stream<Backup> matching(Filter filter) {
        return all.values().stream()
                .filter(it -> filter.cluster() == null
                        || filter.cluster().equals(it.order().cluster()))
                .filter(it -> filter.state() == null || filter.state() == StateName.of(it));
    }

    private static boolean isAfter(Backup backup, Position position) {
        int byTime = backup.order().requestedAt().compareTo(position.requestedAt());
        return byTime == 0 ? backup.id().toString().compareTo(position.id().toString()) < 0 : byTime < 0;
    }
}
