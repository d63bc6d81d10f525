package dev.granary.gateway;

import static dev.granary.gateway.Samples.NOON;
import static dev.granary.gateway.Samples.backup;
import static dev.granary.gateway.Samples.cluster;
import static dev.granary.gateway.Samples.connection;
import static dev.granary.gateway.Samples.location;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.gateway.application.Backup;
import dev.granary.gateway.application.BackupFilter;
import dev.granary.gateway.application.BackupState;
import dev.granary.gateway.application.Cluster;
import dev.granary.gateway.application.ClusterFilter;
import dev.granary.gateway.application.ClusterState;
import dev.granary.gateway.application.Connection;
import dev.granary.gateway.application.ConnectionState;
import dev.granary.gateway.application.Location;
import dev.granary.gateway.application.LocationFilter;
import dev.granary.gateway.application.Page;
import dev.granary.gateway.application.PageRequest;
import dev.granary.gateway.application.port.Fleet;
import dev.granary.gateway.application.port.Projection;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@GatewayTest
class ProjectionIT {

    @Inject
    Projection projection;

    @Inject
    Fleet fleet;

    @Test
    void keepsTheHighestVersionWhateverTheOrder() {
        UUID id = UUID.randomUUID();

        await(projection.clusters(
                List.of(cluster(id, "edge", ClusterState.ONLINE, 3), cluster(id, "edge", ClusterState.PENDING, 1))));
        await(projection.clusters(List.of(cluster(id, "edge", ClusterState.PENDING, 2))));
        await(projection.clusters(List.of(cluster(id, "edge", ClusterState.ONLINE, 3))));

        Cluster stored = await(fleet.cluster(id)).orElseThrow();
        assertThat(stored.state()).isEqualTo(ClusterState.ONLINE);
        assertThat(stored.version()).isEqualTo(3);
        assertThat(stored.labels()).containsEntry("granary.dev/protect", "true");
    }

    @Test
    void remembersTheLatestWordOfAnAgentAndNeverAnOlderOne() {
        UUID id = UUID.randomUUID();
        await(projection.clusters(List.of(cluster(id, "heard", ClusterState.ONLINE, 1))));

        await(projection.heard(Map.of(id, NOON.plusSeconds(60))));
        await(projection.heard(Map.of(id, NOON)));

        assertThat(await(fleet.cluster(id)).orElseThrow().lastHeardAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void pagesThroughClustersOfOneNameWithoutLossOrRepeat() {
        String name = "page-" + UUID.randomUUID();
        List<UUID> ids = IntStream.range(0, 7).mapToObj(i -> UUID.randomUUID()).toList();
        await(projection.clusters(ids.stream()
                .map(id -> cluster(id, name, ClusterState.ONLINE, 1))
                .toList()));

        List<UUID> seen = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Cluster> page = await(fleet.clusters(
                    new ClusterFilter("fleet", ClusterState.ONLINE, true, null, name.toUpperCase(Locale.ROOT)),
                    new PageRequest(3, cursor)));
            assertThat(page.total()).isEqualTo(7);
            page.items().forEach(found -> seen.add(found.clusterId()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids).doesNotHaveDuplicates();
    }

    @Test
    void findsClustersByLocationAndTheirConnections() {
        UUID site = UUID.randomUUID();
        UUID assigned = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        await(projection.locations(List.of(location(site, "blue"))));
        await(projection.connections(List.of(connection(site, assigned, ConnectionState.VALID, 2))));
        await(projection.clusters(List.of(
                cluster(assigned, "in", ClusterState.ONLINE, 1), cluster(other, "out", ClusterState.ONLINE, 1))));

        Page<Cluster> found =
                await(fleet.clusters(new ClusterFilter(null, null, null, site, null), new PageRequest(10, null)));

        assertThat(found.items()).extracting(Cluster::clusterId).containsExactly(assigned);
        assertThat(await(fleet.connectionsOfClusters(List.of(assigned, other))))
                .extracting(Connection::state)
                .containsExactly(ConnectionState.VALID);
    }

    @Test
    void listsBackupsNewestFirstAndKnowsTheLatestOfEachCluster() {
        UUID cluster = UUID.randomUUID();
        UUID site = UUID.randomUUID();
        Backup older = backup(UUID.randomUUID(), cluster, site, NOON, BackupState.SUCCEEDED, 4);
        Backup newer = backup(UUID.randomUUID(), cluster, site, NOON.plusSeconds(1), BackupState.FAILED, 4);
        await(projection.backups(List.of(older, newer)));

        BackupFilter ofCluster = new BackupFilter(cluster, null, null, null);
        Page<Backup> first = await(fleet.backups(ofCluster, new PageRequest(1, null)));
        Page<Backup> second = await(fleet.backups(ofCluster, new PageRequest(1, first.nextCursor())));

        assertThat(first.items()).containsExactly(newer);
        assertThat(second.items()).containsExactly(older);
        assertThat(second.nextCursor()).isNull();
        assertThat(await(fleet.latestBackups(List.of(cluster, UUID.randomUUID()))))
                .containsExactly(newer);
    }

    @Test
    void narrowsClustersByEachFilter() {
        String name = "narrow-" + UUID.randomUUID();
        UUID site = UUID.randomUUID();
        Cluster wanted = cluster(UUID.randomUUID(), name, ClusterState.OFFLINE, 1);
        Cluster online = cluster(UUID.randomUUID(), name, ClusterState.ONLINE, 1);
        await(projection.clusters(List.of(wanted, online)));
        await(projection.connections(List.of(connection(site, wanted.clusterId(), ConnectionState.VALID, 2))));

        assertThat(clusters(new ClusterFilter(null, null, null, null, name.substring(2, 20))))
                .containsExactlyInAnyOrder(wanted.clusterId(), online.clusterId());
        assertThat(clusters(new ClusterFilter(null, ClusterState.OFFLINE, null, null, name)))
                .containsExactly(wanted.clusterId());
        assertThat(clusters(new ClusterFilter("fleet", null, true, null, name))).hasSize(2);
        assertThat(clusters(new ClusterFilter("others", null, null, null, name)))
                .isEmpty();
        assertThat(clusters(new ClusterFilter(null, null, false, null, name))).isEmpty();
        assertThat(clusters(new ClusterFilter(null, null, null, site, name))).containsExactly(wanted.clusterId());
    }

    @Test
    void narrowsLocationsByNameAndBackupsByEachFilter() {
        UUID site = UUID.randomUUID();
        String name = "Site " + site;
        UUID cluster = UUID.randomUUID();
        Backup failed = backup(UUID.randomUUID(), cluster, site, NOON, BackupState.FAILED, 1);
        Backup good = backup(UUID.randomUUID(), cluster, UUID.randomUUID(), NOON, BackupState.SUCCEEDED, 1);
        await(projection.locations(List.of(location(site, name), location(UUID.randomUUID(), "elsewhere"))));
        await(projection.backups(List.of(failed, good)));

        assertThat(await(fleet.locations(new LocationFilter(name.toLowerCase(Locale.ROOT)), new PageRequest(9, null)))
                        .items())
                .extracting(Location::locationId)
                .containsExactly(site);
        assertThat(backups(new BackupFilter(cluster, null, null, BackupState.FAILED)))
                .containsExactly(failed);
        assertThat(backups(new BackupFilter(null, site, null, null))).containsExactly(failed);
        assertThat(backups(new BackupFilter(cluster, null, "fleet", null))).hasSize(2);
        assertThat(backups(new BackupFilter(cluster, null, "others", null))).isEmpty();
    }

    private List<UUID> clusters(ClusterFilter filter) {
        return await(fleet.clusters(filter, new PageRequest(9, null))).items().stream()
                .map(Cluster::clusterId)
                .toList();
    }

    private List<Backup> backups(BackupFilter filter) {
        return await(fleet.backups(filter, new PageRequest(9, null))).items();
    }

    @Test
    void refusesACursorThatItDidNotMake() {
        assertThatThrownBy(() -> await(fleet.clusters(
                        new ClusterFilter(null, null, null, null, null), new PageRequest(1, "bm90IG91cnM"))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.CURSOR_INVALID));
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(10));
    }
}
