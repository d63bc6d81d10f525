package dev.granary.backup.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.application.port.Restores.Filter;
import dev.granary.backup.application.port.Restores.Position;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.KnownCluster.Reachability;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoreOptions;
import dev.granary.backup.domain.RestoreProgress;
import dev.granary.backup.domain.RestoreReport;
import dev.granary.backup.domain.RestoreState.End;
import dev.granary.backup.domain.RestoreStateName;
import dev.granary.backup.domain.SomeRestores;
import dev.granary.backup.domain.VolumesProgress;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The law of the storage of restores; tests do not share their rows. */
public abstract class RestoreStorageContract {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private final ClusterId cluster = new ClusterId(UUID.randomUUID());

    protected abstract Restores restores();

    protected abstract IdempotencyKeys<RestoreId> keys();

    protected abstract KnownClusters clusters();

    /** Runs the work in a transaction and waits for it. */
    protected abstract <T> T in(Supplier<Uni<T>> work);

    static Stream<RestoreReport> reports() {
        return Stream.of(
                new RestoreReport.Started(NOW),
                new RestoreReport.Progressed(
                        new RestoreProgress(
                                7,
                                "WORKLOADS",
                                8,
                                9,
                                new VolumesProgress(
                                        1, 2, new VolumesProgress.Current("shop", "data", 5, 1000, 100, 3000L))),
                        NOW),
                SomeRestores.ended(End.SUCCEEDED, NOW),
                SomeRestores.ended(End.PARTIALLY_SUCCEEDED, NOW),
                SomeRestores.ended(End.CANCELLED, NOW),
                new RestoreReport.Failed(null, NOW, "CommandExpired", "late"),
                new RestoreReport.Failed(NOW, NOW, "StoreFailed", "no"),
                new RestoreReport.Unheard(NOW, "AgentOffline", "silence"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void keepsARestoreInEveryState(RestoreReport report) {
        Restore pending = added(SomeRestores.FULL, NOW);
        assertThat(in(() -> restores().find(pending.id()))).contains(pending);

        Restore next = pending.cancelRequested(NOW).after(report);
        in(() -> restores().update(next, NOW));

        assertThat(in(() -> restores().find(pending.id()))).contains(next);
        assertThat(in(() -> restores().lock(pending.id()))).contains(next);
        assertThat(in(() -> restores().lockByCommand(pending.command()))).contains(next);
    }

    @Test
    void countsRestoresByState() {
        long before = in(() -> restores().countByState()).getOrDefault(RestoreStateName.FAILED, 0L);
        Restore pending = added(SomeRestores.PLAIN, NOW);

        in(() -> restores().update(pending.after(new RestoreReport.Failed(NOW, NOW, "StoreFailed", "no")), NOW));

        assertThat(in(() -> restores().countByState())).containsEntry(RestoreStateName.FAILED, before + 1);
    }

    @Test
    void aKeyIsTakenOnce() {
        String key = UUID.randomUUID().toString();
        Restore restore = SomeRestores.requested(cluster, SomeRestores.PLAIN, NOW);
        var by = new IdempotencyKeys.Taken<>("fingerprint", restore.id());

        assertThat(in(() -> keys().find(key))).isEmpty();
        boolean taken = in(() ->
                keys().take(key, by).chain(isTaken -> restores().add(restore).replaceWith(isTaken)));

        assertThat(taken).isTrue();
        assertThat(in(() -> keys().take(key, new IdempotencyKeys.Taken<>("other", restore.id()))))
                .isFalse();
        assertThat(in(() -> keys().find(key))).contains(by);
    }

    @Test
    void removesARecord() {
        Restore restore = added(SomeRestores.PLAIN, NOW);

        in(() -> restores().remove(restore.id()));
        in(() -> restores().remove(restore.id()));

        assertThat(in(() -> restores().find(restore.id()))).isEmpty();
        assertThat(in(() -> restores().lock(new RestoreId(UUID.randomUUID())))).isEmpty();
    }

    @Test
    void pagesTheNewestFirstAlsoWithinOneMillisecond() {
        Restore old = added(SomeRestores.PLAIN, NOW);
        Restore twin = added(SomeRestores.PLAIN, NOW.plusSeconds(1));
        Restore other = added(SomeRestores.PLAIN, NOW.plusSeconds(1));

        Filter ours = new Filter(cluster, null, null);
        List<Restore> first = page(ours, Optional.empty(), 2);
        assertThat(first).containsExactlyInAnyOrder(twin, other);
        Restore last = first.getLast();
        assertThat(page(ours, Optional.of(new Position(last.order().requestedAt(), last.id())), 2))
                .containsExactly(old);
    }

    @Test
    void filtersByBackupAndState() {
        Restore one = added(SomeRestores.PLAIN, NOW);
        added(SomeRestores.PLAIN, NOW);

        assertThat(page(new Filter(null, one.order().backup(), null), Optional.empty(), 9))
                .containsExactly(one);
        assertThat(page(new Filter(cluster, null, RestoreStateName.PENDING), Optional.empty(), 9))
                .hasSize(2);
        assertThat(page(new Filter(cluster, null, RestoreStateName.CANCELLED), Optional.empty(), 9))
                .isEmpty();
    }

    @Test
    void findsAnOpenRestoreOfABackupUntilItEnds() {
        Restore pending = added(SomeRestores.PLAIN, NOW);
        BackupId backup = pending.order().backup();
        assertThat(in(() -> restores().findOpen(backup))).contains(pending);
        assertThat(in(() -> restores().findOpen(new BackupId(UUID.randomUUID()))))
                .isEmpty();

        Restore running = pending.after(new RestoreReport.Started(NOW));
        in(() -> restores().update(running, NOW));
        assertThat(in(() -> restores().findOpen(backup))).contains(running);
        Restore failed = running.after(new RestoreReport.Failed(NOW, NOW, "StoreFailed", "no"));
        in(() -> restores().update(failed, NOW));

        assertThat(in(() -> restores().findOpen(backup))).isEmpty();
    }

    @Test
    void findsThosePendingSinceADeadline() {
        Restore waiting = added(SomeRestores.PLAIN, Instant.parse("1900-01-01T00:00:00Z"));
        Restore later = added(SomeRestores.PLAIN, NOW);

        Instant after = waiting.order().deadline().plusSeconds(1);
        assertThat(in(() -> restores().lockPendingSince(after, 1000)))
                .contains(waiting)
                .doesNotContain(later);
    }

    @Test
    void findsThoseRunningWhoseClusterIsAwayOrQuiet() {
        Restore running = added(SomeRestores.PLAIN, NOW).after(new RestoreReport.Started(NOW));
        Restore pending = added(SomeRestores.PLAIN, NOW);
        in(() -> restores().update(running, NOW));
        clusterIs(Reachability.ONLINE, 1);
        assertThat(in(() -> restores().lockQuietSince(NOW.plusSeconds(9), 1000)))
                .contains(running)
                .doesNotContain(pending);
        assertThat(in(() -> restores().lockQuietSince(NOW, 1000))).doesNotContain(running);
        assertThat(in(() -> restores().lockAbandonedSince(NOW.plusSeconds(9), 1000)))
                .doesNotContain(running);

        clusterIs(Reachability.OFFLINE, 2);
        assertThat(in(() -> restores().lockAbandonedSince(NOW.plusSeconds(9), 1000)))
                .contains(running)
                .doesNotContain(pending);
        assertThat(in(() -> restores().lockQuietSince(NOW.plusSeconds(9), 1000)))
                .doesNotContain(running);
    }

    private void clusterIs(Reachability reachability, long version) {
        in(() -> clusters().putIfNewer(new KnownCluster(cluster, "shoot", "acme", reachability, version), NOW));
    }

    private List<Restore> page(Filter filter, Optional<Position> after, int limit) {
        return in(() -> restores().page(filter, after, limit));
    }

    private Restore added(RestoreOptions options, Instant requestedAt) {
        Restore restore = SomeRestores.requested(cluster, options, requestedAt);
        in(() -> restores().add(restore));
        return restore;
    }
}
