package dev.granary.gateway;

import static dev.granary.gateway.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.contracts.backups.v1.Backup;
import dev.granary.contracts.backups.v1.BackupDeleted;
import dev.granary.contracts.backups.v1.BackupDeletionRequested;
import dev.granary.contracts.backups.v1.BackupRequested;
import dev.granary.contracts.backups.v1.BackupState;
import dev.granary.gateway.application.BackupFilter;
import dev.granary.gateway.application.PageRequest;
import dev.granary.gateway.application.port.Fleet;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What readers see of a backup that its owner has deleted. */
@GatewayTest
class DeletedBackupIT {

    private static final String TOPIC = "granary.backups.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Fleet fleet;

    @Inject
    Pool database;

    private final Bus orchestrator = new Bus("backup-orchestrator");
    private final UUID cluster = UUID.randomUUID();
    private final UUID location = UUID.randomUUID();
    private final UUID kept = UUID.randomUUID();
    private final UUID gone = UUID.randomUUID();

    @AfterEach
    void close() {
        orchestrator.close();
    }

    @Test
    void leavesListsAndTheClusterAndIsFoundByIdAsDeleted() {
        publishHistory();

        assertOnlyKeptIsShown();
        assertThat(listed(dev.granary.gateway.application.BackupState.DELETED)).containsExactly(gone);
    }

    @Test
    void isNotBroughtBackByWhatComesLateOrAgain() {
        publishHistory();

        orchestrator.send(TOPIC, gone, deletionRequested());
        orchestrator.send(TOPIC, gone, deleted());
        orchestrator.send(TOPIC, gone, requested(gone));
        awaitAllBefore();

        assertOnlyKeptIsShown();
    }

    @Test
    void isDeletedAgainWhenTheProjectionIsReadAnew() {
        publishHistory();
        var before = got(fleet.backup(gone));
        got(database.preparedQuery("delete from backup where cluster_id = $1").execute(Tuple.of(cluster)));

        publishHistory();

        assertThat(got(fleet.backup(gone))).isEqualTo(before);
        assertOnlyKeptIsShown();
    }

    private void publishHistory() {
        orchestrator.send(TOPIC, gone, requested(kept));
        orchestrator.send(TOPIC, gone, requested(gone));
        orchestrator.send(TOPIC, gone, deletionRequested());
        orchestrator.send(TOPIC, gone, deleted());
        awaitAllBefore();
    }

    /** The same key is the same partition, so what stands before the marker has been taken when the marker is seen. */
    private void awaitAllBefore() {
        UUID marker = UUID.randomUUID();
        orchestrator.send(
                TOPIC, gone, new BackupRequested(row(marker, UUID.randomUUID(), BackupState.PENDING, 1), NOON));
        await().atMost(PATIENCE).until(() -> got(fleet.backup(marker)).isPresent());
    }

    private void assertOnlyKeptIsShown() {
        assertThat(listed(null)).containsExactly(kept);
        assertThat(got(fleet.latestBackups(List.of(cluster))))
                .extracting(dev.granary.gateway.application.Backup::backupId)
                .containsExactly(kept);
        assertThat(got(fleet.backup(gone)).orElseThrow().state())
                .isEqualTo(dev.granary.gateway.application.BackupState.DELETED);
    }

    private List<UUID> listed(dev.granary.gateway.application.@Nullable BackupState state) {
        var page = got(fleet.backups(new BackupFilter(cluster, null, null, state), new PageRequest(9, null)));
        assertThat(page.total()).isEqualTo(page.items().size());
        return page.items().stream()
                .map(dev.granary.gateway.application.Backup::backupId)
                .toList();
    }

    private BackupRequested requested(UUID backup) {
        return new BackupRequested(row(backup, cluster, BackupState.PENDING, 1), NOON);
    }

    private BackupDeletionRequested deletionRequested() {
        return new BackupDeletionRequested(row(gone, cluster, BackupState.DELETING, 2), NOON);
    }

    private BackupDeleted deleted() {
        return new BackupDeleted(row(gone, cluster, BackupState.DELETING, 3), false, 4L, 1_000L, NOON);
    }

    private Backup row(UUID backup, UUID ofCluster, BackupState state, long version) {
        return Backup.newBuilder()
                .setBackupId(backup)
                .setClusterId(ofCluster)
                .setTenant("fleet")
                .setLocationId(location)
                .setName("nightly")
                .setNamespaces(List.of("shop"))
                .setState(state)
                .setRequestedAt(backup.equals(gone) ? NOON.plusSeconds(1) : NOON)
                .setObjects(0)
                .setObjectBytes(0)
                .setStoredBytes(0)
                .setBlobs(0)
                .setProblems(List.of())
                .setVersion(version)
                .build();
    }

    private static <T> T got(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
