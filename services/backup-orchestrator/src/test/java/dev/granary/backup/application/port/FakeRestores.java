package dev.granary.backup.application.port;

import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoreStateName;
import dev.granary.backup.domain.RestoredObject;
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

/** Restores in memory, for one thread. */
public final class FakeRestores implements Restores {
    private static final Comparator<Restore> NEWEST_FIRST = Comparator.comparing(
                    (Restore it) -> it.order().requestedAt())
            .thenComparing(it -> it.id().toString())
            .reversed();

    private final Map<RestoreId, Restore> all = new LinkedHashMap<>();
    private final Map<RestoreId, Instant> heardAt = new HashMap<>();
    private final FakeFleet fleet;
    private final FakeObjectParts<RestoreId, RestoredObject> objects;

    /** What goes with a restore goes from {@code objects}. */
    public FakeRestores(FakeFleet fleet, FakeObjectParts<RestoreId, RestoredObject> objects) {
        this.fleet = fleet;
        this.objects = objects;
    }

    @Override
    public Uni<Void> add(Restore restore) {
        return update(restore, restore.order().requestedAt());
    }

    @Override
    public Uni<Void> update(Restore restore, Instant at) {
        return Uni.createFrom().voidItem().invoke(() -> {
            all.put(restore.id(), restore);
            heardAt.put(restore.id(), at);
        });
    }

    @Override
    public Uni<Void> remove(RestoreId id) {
        return Uni.createFrom().voidItem().invoke(() -> {
            all.remove(id);
            objects.forget(id);
        });
    }

    @Override
    public Uni<Optional<Restore>> find(RestoreId id) {
        return Uni.createFrom().item(() -> Optional.ofNullable(all.get(id)));
    }

    @Override
    public Uni<Optional<Restore>> lock(RestoreId id) {
        return find(id);
    }

    @Override
    public Uni<Optional<Restore>> lockByCommand(CommandId command) {
        return Uni.createFrom()
                .item(() -> all.values().stream()
                        .filter(it -> it.command().equals(command))
                        .findFirst());
    }

    @Override
    public Uni<List<Restore>> lockPendingSince(Instant deadline, int limit) {
        return Uni.createFrom()
                .item(() -> all.values().stream()
                        .filter(it -> RestoreStateName.of(it.state()) == RestoreStateName.PENDING)
                        .filter(it -> it.order().deadline().isBefore(deadline))
                        .sorted(Comparator.comparing(it -> it.order().deadline()))
                        .limit(limit)
                        .toList());
    }

    @Override
    public Uni<List<Restore>> lockAbandonedSince(Instant time, int limit) {
        return silent(time, limit, cluster -> fleet.isAwaySince(cluster, time));
    }

    @Override
    public Uni<List<Restore>> lockQuietSince(Instant time, int limit) {
        return silent(time, limit, fleet::isOnline);
    }

    private Uni<List<Restore>> silent(Instant time, int limit, Predicate<ClusterId> ofCluster) {
        return Uni.createFrom()
                .item(() -> all.values().stream()
                        .filter(it -> it.isRunning() && heard(it).isBefore(time))
                        .filter(it -> ofCluster.test(it.order().cluster()))
                        .sorted(Comparator.comparing(this::heard))
                        .limit(limit)
                        .toList());
    }

    private Instant heard(Restore restore) {
        return Objects.requireNonNull(heardAt.get(restore.id()));
    }

    @Override
    public Uni<Optional<Restore>> findOpen(BackupId backup) {
        return Uni.createFrom()
                .item(() -> all.values().stream()
                        .filter(it -> it.order().backup().equals(backup))
                        .filter(it -> !it.hasEnded())
                        .findFirst());
    }

    @Override
    public Uni<Map<RestoreStateName, Long>> countByState() {
        return Uni.createFrom()
                .item(() -> matching(new Filter(null, null, null))
                        .collect(Collectors.groupingBy(it -> RestoreStateName.of(it.state()), Collectors.counting())));
    }

    @Override
    public Uni<List<Restore>> page(Filter filter, Optional<Position> after, int limit) {
        return Uni.createFrom()
                .item(() -> matching(filter)
                        .sorted(NEWEST_FIRST)
                        .filter(it -> after.isEmpty() || isAfter(it, after.get()))
                        .limit(limit)
                        .toList());
    }

    private Stream<Restore> matching(Filter filter) {
        return all.values().stream()
                .filter(it -> filter.cluster() == null
                        || filter.cluster().equals(it.order().cluster()))
                .filter(it -> filter.backup() == null
                        || filter.backup().equals(it.order().backup()))
                .filter(it -> filter.state() == null || filter.state() == RestoreStateName.of(it.state()));
    }

    private static boolean isAfter(Restore restore, Position position) {
        int byTime = restore.order().requestedAt().compareTo(position.requestedAt());
        return byTime == 0 ? restore.id().toString().compareTo(position.id().toString()) < 0 : byTime < 0;
    }
}
