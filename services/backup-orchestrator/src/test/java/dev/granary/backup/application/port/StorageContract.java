package dev.granary.backup.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.application.port.Backups.Filter;
import dev.granary.backup.application.port.Backups.Position;
import dev.granary.backup.application.port.IdempotencyKeys.Taken;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupName;
import dev.granary.backup.domain.BackupOrder;
import dev.granary.backup.domain.BackupReport;
import dev.granary.backup.domain.BlobDamage;
import dev.granary.backup.domain.BlobDamageKind;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.Deletion;
import dev.granary.backup.domain.DesiredState;
import dev.granary.backup.domain.Integrity;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.KnownCluster.Reachability;
import dev.granary.backup.domain.KnownConnection;
import dev.granary.backup.domain.KnownConnection.Failure;
import dev.granary.backup.domain.KnownConnection.State;
import dev.granary.backup.domain.KnownConnection.WantedValidation;
import dev.granary.backup.domain.KnownLocation;
import dev.granary.backup.domain.LocationId;
import dev.granary.backup.domain.Problem;
import dev.granary.backup.domain.Progress;
import dev.granary.backup.domain.StateName;
import dev.granary.backup.domain.Totals;
import dev.granary.backup.domain.ValidationId;
import dev.granary.backup.domain.Verification;
import dev.granary.backup.domain.VerificationId;
import dev.granary.backup.domain.VerificationProgress;
import dev.granary.backup.domain.VerificationReport;
import dev.granary.backup.domain.VolumeMode;
import dev.granary.backup.domain.VolumeSource;
import dev.granary.backup.domain.VolumeTotals;
import dev.granary.backup.domain.VolumesProgress;
import dev.granary.selection.SelectionRequest;
import dev.granary.selection.SelectionRequest.ObjectRequest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of the storage ports; tests do not share their rows. */
public abstract class StorageContract {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Totals TOTALS = new Totals(
            1,
            2,
            3,
            4,
            List.of(
                    new VolumeTotals("shop", "data", VolumeMode.INCREMENTAL, 5, 6, 7, VolumeSource.NODE),
                    new VolumeTotals("shop", "cache", VolumeMode.SKIPPED, 0, 0, 0, null)));
    private static final Integrity DAMAGED = new Integrity(
            NOW,
            true,
            new Integrity.Checked(4, 400),
            new Integrity.Losses(1, 2, 3),
            List.of(new BlobDamage("packs/aa/b \"b", BlobDamageKind.WRONG_SIZE, "a\n, c")));
    private static final Integrity INTACT =
            new Integrity(NOW, true, new Integrity.Checked(4, 400), new Integrity.Losses(0, 0, 0), List.of());
    private static final Filter ANY = new Filter(null, null);

    private final ClusterId cluster = new ClusterId(UUID.randomUUID());
    private final LocationId location = new LocationId(UUID.randomUUID());

    protected abstract Backups backups();

    protected abstract IdempotencyKeys<BackupId> keys();

    protected abstract KnownClusters clusters();

    protected abstract KnownLocations locations();

    protected abstract KnownConnections connections();

    protected abstract DesiredStates desiredStates();

    /** Runs the work in a transaction and waits for it. */
    protected abstract <T> T in(Supplier<Uni<T>> work);

    static Stream<BackupReport> reports() {
        return Stream.of(
                new BackupReport.Started(NOW),
                new BackupReport.Progressed(
                        new Progress(
                                7,
                                8,
                                9,
                                new VolumesProgress(
                                        1, 2, new VolumesProgress.Current("shop", "data", 5, 1000, 100, 3000L))),
                        NOW),
                new BackupReport.Succeeded(NOW, NOW.plusSeconds(1), TOTALS),
                new BackupReport.PartiallySucceeded(
                        NOW,
                        NOW.plusSeconds(1),
                        TOTALS,
                        List.of(
                                new Problem("Namespace", null, "shop", "NamespaceNotFound", "a \"b\"\n, c"),
                                new Problem("Pod", "shop", "", "KindNotListable", ""))),
                new BackupReport.Cancelled(NOW, 3),
                new BackupReport.Failed(null, NOW, "CommandExpired", "late"),
                new BackupReport.Failed(NOW, NOW, "StoreFailed", "no"),
                new BackupReport.Unheard(NOW, "AgentOffline", "silence"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void keepsABackupInEveryState(BackupReport report) {
        Backup pending = added(NOW);
        assertThat(in(() -> backups().find(pending.id()))).contains(pending);

        Backup next = pending.after(report);
        in(() -> backups().update(next, NOW));

        assertThat(in(() -> backups().find(pending.id()))).contains(next);
        assertThat(in(() -> backups().lockByCommand(pending.command()))).contains(next);
        assertThat(in(() -> backups().lockByCommand(new CommandId(UUID.randomUUID()))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsWhetherTheDataOfVolumesIsLeftOut(boolean skipVolumeData) {
        Backup backup = backup(NOW, skipVolumeData);

        in(() -> backups().add(backup));

        assertThat(in(() -> backups().find(backup.id()))).contains(backup);
    }

    @Test
    void keepsWhatWasChosen() {
        Backup backup = backup(
                NOW,
                false,
                List.of(
                        new SelectionRequest(
                                List.of(), "team=red", List.of("Secret"), List.of("*.apps"), "a in (b,c)", List.of()),
                        SelectionRequest.ofNamespaces(List.of("*")),
                        SelectionRequest.ofObjects(List.of(
                                new ObjectRequest("PersistentVolumeClaim", "shop", "data"),
                                new ObjectRequest("ClusterRole", null, "system:node")))),
                null);

        in(() -> backups().add(backup));

        assertThat(in(() -> backups().find(backup.id()))).contains(backup);
    }

    @Test
    void keepsWhichBackupARetryIsForAndWhichRetriesABackupHas() {
        Backup failed = added(NOW);
        Backup retry = backup(NOW, false, failed.order().selections(), failed.id());
        Backup retried = failed.retriedBy(retry.id()).retriedBy(new BackupId(UUID.randomUUID()));

        in(() -> backups().add(retry).chain(() -> backups().update(retried, NOW)));

        assertThat(in(() -> backups().find(retry.id()))).contains(retry);
        assertThat(in(() -> backups().find(failed.id()))).contains(retried);
    }

    @Test
    void forgetsAPresumedFailureWhenTheAgentSpeaks() {
        Backup presumed = added(NOW).after(new BackupReport.Unheard(NOW, "AgentOffline", "silence"));
        in(() -> backups().update(presumed, NOW));
        Backup running = presumed.after(new BackupReport.Started(NOW));

        in(() -> backups().update(running, NOW));

        assertThat(in(() -> backups().find(running.id()))).contains(running);
    }

    @Test
    void pagesTheNewestFirstAlsoWithinOneMillisecond() {
        Backup old = added(NOW);
        Backup twin = added(NOW.plusSeconds(1));
        Backup otherTwin = added(NOW.plusSeconds(1));
        Filter ours = new Filter(cluster, null);

        List<Backup> all = in(() -> backups().page(ours, Optional.empty(), 10));
        assertThat(all).hasSize(3).endsWith(old).contains(twin, otherTwin);
        Position first =
                new Position(all.get(0).order().requestedAt(), all.get(0).id());
        assertThat(in(() -> backups().page(ours, Optional.of(first), 1))).containsExactly(all.get(1));
        assertThat(in(() -> backups().page(new Filter(cluster, StateName.FAILED), Optional.empty(), 10)))
                .isEmpty();
        assertThat(in(() -> backups().page(ANY, Optional.empty(), 1))).hasSize(1);
        assertThat(in(() -> backups().countByState()).get(StateName.PENDING)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void findsThosePendingSinceADeadline() {
        Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
        Backup waiting = backup(longAgo);
        Backup ended = backup(longAgo).after(new BackupReport.Failed(null, NOW, "CommandExpired", "late"));
        Instant deadline = waiting.order().deadline();

        List<Backup> found = in(() -> backups()
                .add(waiting)
                .chain(() -> backups().add(ended))
                .chain(() -> backups().lockPendingSince(deadline.plusMillis(1), 1000)));

        assertThat(found).contains(waiting).doesNotContain(ended);
        assertThat(in(() -> backups().lockPendingSince(deadline, 1000))).doesNotContain(waiting);
    }

    @Test
    void findsThoseRunningWhoseClusterIsAway() {
        Backup running = added(NOW).after(new BackupReport.Started(NOW));
        Backup pending = added(NOW);
        in(() -> backups().update(running, NOW));

        clusterIs(Reachability.ONLINE, 1, NOW.minusSeconds(9));
        assertThat(abandonedSince(NOW.plusSeconds(9))).doesNotContain(running);
        clusterIs(Reachability.OFFLINE, 2, NOW.plusSeconds(2));
        clusterIs(Reachability.PENDING, 3, NOW.plusSeconds(4));

        assertThat(abandonedSince(NOW.plusSeconds(2))).doesNotContain(running);
        assertThat(abandonedSince(NOW.plusSeconds(3))).contains(running).doesNotContain(pending);
        in(() -> backups().update(running, NOW.plusSeconds(3)));
        assertThat(abandonedSince(NOW.plusSeconds(3))).doesNotContain(running);
        clusterIs(Reachability.ONLINE, 4, NOW.plusSeconds(4));
        assertThat(abandonedSince(NOW.plusSeconds(9))).doesNotContain(running);
    }

    @Test
    void findsThoseRunningQuietlyWhileTheirClusterIsThere() {
        Backup running = added(NOW).after(new BackupReport.Started(NOW));
        Backup pending = added(NOW);
        in(() -> backups().update(running, NOW));

        assertThat(quietSince(NOW.plusSeconds(1))).doesNotContain(running);
        clusterIs(Reachability.ONLINE, 1, NOW);
        assertThat(quietSince(NOW)).doesNotContain(running);
        assertThat(quietSince(NOW.plusSeconds(1))).contains(running).doesNotContain(pending);
        clusterIs(Reachability.OFFLINE, 2, NOW);

        assertThat(quietSince(NOW.plusSeconds(1))).doesNotContain(running);
    }

    private List<Backup> quietSince(Instant time) {
        return in(() -> backups().lockQuietSince(time, 1000));
    }

    private void clusterIs(Reachability reachability, long version, Instant heardAt) {
        in(() -> clusters().putIfNewer(new KnownCluster(cluster, "shoot", "acme", reachability, version), heardAt));
    }

    private List<Backup> abandonedSince(Instant time) {
        return in(() -> backups().lockAbandonedSince(time, 1000));
    }

    @Test
    void aKeyIsTakenOnce() {
        String key = UUID.randomUUID().toString();
        Backup backup = backup(NOW);
        var by = new Taken<>("fingerprint", backup.id());

        assertThat(in(() -> keys().find(key))).isEmpty();
        boolean taken = in(() ->
                keys().take(key, by).chain(isTaken -> backups().add(backup).replaceWith(isTaken)));

        assertThat(taken).isTrue();
        assertThat(in(() -> keys().take(key, new Taken<>("other", backup.id()))))
                .isFalse();
        assertThat(in(() -> keys().find(key))).contains(by);
    }

    @Test
    void keepsTheNewestWordOnAClusterAndALocation() {
        KnownCluster second = new KnownCluster(cluster, "shoot", "acme", Reachability.ONLINE, 2);
        KnownLocation known = new KnownLocation(location, "a", "account", "backups", "https://example.com", true, 2);

        assertThat(in(() -> clusters().putIfNewer(second, NOW))).isTrue();
        assertThat(in(() -> clusters().putIfNewer(second, NOW))).isFalse();
        assertThat(in(() ->
                        clusters().putIfNewer(new KnownCluster(cluster, "old", "acme", Reachability.PENDING, 1), NOW)))
                .isFalse();
        assertThat(in(() -> clusters().find(cluster))).contains(second);
        assertThat(in(() -> locations().putIfNewer(known))).isTrue();
        assertThat(in(() -> locations().putIfNewer(known))).isFalse();
        assertThat(in(() -> locations().find(location))).contains(known);
        assertThat(in(() -> locations().find(List.of(location, new LocationId(UUID.randomUUID())))))
                .containsExactly(known);
        assertThat(in(() -> locations().find(List.of()))).isEmpty();
    }

    @Test
    void keepsConnectionsWithWhatIsWantedOfThem() {
        var wanted = new WantedValidation(new ValidationId(UUID.randomUUID()), NOW);
        var running = new KnownConnection(location, cluster, State.IN_PROGRESS, null, wanted, 2);
        var failed = new KnownConnection(location, cluster, State.FAILED, new Failure("Reason", "message"), null, 3);

        in(() -> locations().holdStill(location).chain(() -> connections().put(running)));
        assertThat(in(() -> connections().of(cluster))).containsExactly(running);
        in(() -> connections().put(failed));

        assertThat(in(() -> connections().find(location, cluster))).contains(failed);
        assertThat(in(() -> connections().clustersOf(location))).containsExactly(cluster);
        assertThat(in(() -> connections().find(new LocationId(UUID.randomUUID()), cluster)))
                .isEmpty();
    }

    @Test
    void beginsWithNoDesiredStateAndKeepsWhatIsWritten() {
        DesiredState next = new DesiredState(cluster, 3, 2);

        assertThat(in(() -> desiredStates().lock(cluster))).isEqualTo(DesiredState.none(cluster));
        in(() -> desiredStates().lock(cluster).chain(() -> desiredStates().update(next)));

        assertThat(in(() -> desiredStates().lock(cluster))).isEqualTo(next);
    }

    @Test
    void keepsADeletionInEveryStateAndFindsItByCommandAndCluster() {
        Backup ended = ended(added(NOW));
        Deletion underWay = deletion();
        for (Deletion latest : List.of(
                underWay,
                underWay.failed(new Deletion.Failure(NOW, "BackupLocked", "Locked.", NOW.plusSeconds(9))),
                underWay.failed(new Deletion.Failure(NOW, "AgentOffline", "Gone.", null)))) {
            Backup next = ended.deletion(latest);
            in(() -> backups().update(next, NOW));

            assertThat(in(() -> backups().find(ended.id()))).contains(next);
            assertThat(in(() -> backups().lock(ended.id()))).contains(next);
            assertThat(in(() -> backups().lockByDeletion(latest.command(), cluster)))
                    .contains(next);
        }
        assertThat(in(() -> backups().lockByDeletion(underWay.command(), new ClusterId(UUID.randomUUID()))))
                .isEmpty();
    }

    @Test
    void showsABackupThatIsBeingDeletedAsSuchAndRemovesIt() {
        Backup deleting = ended(added(NOW)).deletion(deletion());
        in(() -> backups().update(deleting, NOW));

        assertThat(in(() -> backups().page(new Backups.Filter(cluster, StateName.DELETING), Optional.empty(), 9)))
                .containsExactly(deleting);
        assertThat(in(() -> backups().page(new Backups.Filter(cluster, StateName.SUCCEEDED), Optional.empty(), 9)))
                .isEmpty();
        assertThat(in(() -> backups().countByState())).containsKey(StateName.DELETING);
        in(() -> backups().remove(deleting.id()));
        in(() -> backups().remove(deleting.id()));
        assertThat(in(() -> backups().find(deleting.id()))).isEmpty();
    }

    @Test
    void findsDeletionsWhoseClusterIsAwayOrQuiet() {
        Backup deleting = ended(added(NOW)).deletion(deletion());
        in(() -> backups().update(deleting, NOW));
        Instant later = NOW.plusSeconds(9);

        clusterIs(Reachability.ONLINE, 1, NOW);
        assertThat(in(() -> backups().lockDeletionsQuietSince(later, 1000))).contains(deleting);
        assertThat(in(() -> backups().lockDeletionsQuietSince(NOW, 1000))).doesNotContain(deleting);
        assertThat(in(() -> backups().lockDeletionsAbandonedSince(later, 1000))).doesNotContain(deleting);
        clusterIs(Reachability.OFFLINE, 2, NOW);
        assertThat(in(() -> backups().lockDeletionsAbandonedSince(later, 1000))).contains(deleting);
        assertThat(in(() -> backups().lockDeletionsQuietSince(later, 1000))).doesNotContain(deleting);
    }

    @Test
    void countsBackupsThatTheLastVerificationFoundDamaged() {
        Backup asked = ended(added(NOW)).verification(verification());
        long before = in(() -> backups().countDamaged());

        in(() -> backups().update(asked.after(new VerificationReport.Completed(DAMAGED)), NOW));

        assertThat(in(() -> backups().countDamaged())).isEqualTo(before + 1);
        in(() -> backups().update(asked.after(new VerificationReport.Completed(INTACT)), NOW));
        assertThat(in(() -> backups().countDamaged())).isEqualTo(before);
    }

    @Test
    void keepsAVerificationInEveryStateAndFindsItByCommandAndCluster() {
        Backup ended = ended(added(NOW));
        Verification running = verification();
        Backup asked = ended.verification(running);
        for (Backup next : List.of(
                asked,
                asked.after(new VerificationReport.Progressed(new VerificationProgress(3, 4, 5))),
                asked.after(new VerificationReport.Failed(NOW, "StoreFailed", "Away.")),
                asked.after(new VerificationReport.Unheard(NOW, "AgentOffline", "Gone.")),
                asked.after(new VerificationReport.Completed(DAMAGED)),
                asked.after(new VerificationReport.Completed(DAMAGED)).verification(running))) {
            in(() -> backups().update(next, NOW));

            assertThat(in(() -> backups().find(ended.id()))).contains(next);
            assertThat(in(() -> backups().lockByVerification(running.command(), cluster)))
                    .contains(next);
        }
        assertThat(in(() -> backups().lockByVerification(running.command(), new ClusterId(UUID.randomUUID()))))
                .isEmpty();
    }

    @Test
    void findsVerificationsWhoseClusterIsAwayOrQuietUntilTheyEnd() {
        Backup verifying = ended(added(NOW)).verification(verification());
        in(() -> backups().update(verifying, NOW));
        Instant later = NOW.plusSeconds(9);

        clusterIs(Reachability.ONLINE, 1, NOW);
        assertThat(in(() -> backups().lockVerificationsQuietSince(later, 1000))).contains(verifying);
        assertThat(in(() -> backups().lockVerificationsQuietSince(NOW, 1000))).doesNotContain(verifying);
        assertThat(in(() -> backups().lockVerificationsAbandonedSince(later, 1000)))
                .doesNotContain(verifying);
        clusterIs(Reachability.OFFLINE, 2, NOW);
        assertThat(in(() -> backups().lockVerificationsAbandonedSince(later, 1000)))
                .contains(verifying);
        assertThat(in(() -> backups().lockVerificationsQuietSince(later, 1000))).doesNotContain(verifying);
        Backup done = verifying.after(new VerificationReport.Completed(DAMAGED));
        in(() -> backups().update(done, NOW));
        assertThat(in(() -> backups().lockVerificationsAbandonedSince(later, 1000)))
                .doesNotContain(done);
    }

    @Test
    void findsAUsableClusterAndThePreferredOneFirst() {
        ClusterId other = new ClusterId(UUID.randomUUID());
        assertThat(usable(cluster)).isEmpty();
        for (ClusterId id : List.of(cluster, other)) {
            in(() -> clusters().putIfNewer(new KnownCluster(id, "shoot", "acme", Reachability.ONLINE, 1), NOW));
            in(() -> connections().put(new KnownConnection(location, id, State.VALID, null, null, 1)));
        }

        assertThat(usable(cluster)).contains(cluster);
        assertThat(usable(other)).contains(other);
        in(() -> connections().put(new KnownConnection(location, other, State.PENDING, null, null, 2)));
        assertThat(usable(other)).contains(cluster);
        clusterIs(Reachability.OFFLINE, 2, NOW);
        assertThat(usable(cluster)).isEmpty();
        assertThat(in(() -> connections().usable(location, "evil", cluster))).isEmpty();
    }

    private Optional<ClusterId> usable(ClusterId preferred) {
        return in(() -> connections().usable(location, "acme", preferred));
    }

    private Verification verification() {
        return Verification.requested(
                new VerificationId(UUID.randomUUID()),
                new CommandId(UUID.randomUUID()),
                cluster,
                true,
                NOW,
                NOW.plusSeconds(60));
    }

    private Deletion deletion() {
        return new Deletion(new CommandId(UUID.randomUUID()), cluster, NOW, NOW.plusSeconds(60), null);
    }

    private static Backup ended(Backup backup) {
        return backup.after(new BackupReport.Succeeded(NOW, NOW.plusSeconds(1), TOTALS));
    }

    private Backup added(Instant requestedAt) {
        Backup backup = backup(requestedAt);
        in(() -> backups().add(backup));
        return backup;
    }

    private Backup backup(Instant requestedAt) {
        return backup(requestedAt, false);
    }

    private Backup backup(Instant requestedAt, boolean skipVolumeData) {
        return backup(
                requestedAt, skipVolumeData, List.of(SelectionRequest.ofNamespaces(List.of("shop", "billing"))), null);
    }

    private Backup backup(
            Instant requestedAt,
            boolean skipVolumeData,
            List<SelectionRequest> selections,
            @Nullable BackupId retryOf) {
        var order = new BackupOrder(
                cluster,
                "acme",
                location,
                new BackupName("nightly"),
                selections,
                skipVolumeData,
                retryOf,
                requestedAt,
                requestedAt.plus(Duration.ofDays(36_500)));
        return Backup.requested(new BackupId(UUID.randomUUID()), order, new CommandId(UUID.randomUUID()));
    }
}
