package dev.granary.backup;

import dev.granary.contracts.Topics;
import dev.granary.contracts.agent.v1.AgentHello;
import dev.granary.contracts.agent.v1.BackedUpObject;
import dev.granary.contracts.agent.v1.BackupCancelled;
import dev.granary.contracts.agent.v1.BackupDeletionFailed;
import dev.granary.contracts.agent.v1.BackupDeletionSucceeded;
import dev.granary.contracts.agent.v1.BackupObjectResults;
import dev.granary.contracts.agent.v1.BackupPartiallySucceeded;
import dev.granary.contracts.agent.v1.BackupProblem;
import dev.granary.contracts.agent.v1.BackupProgressed;
import dev.granary.contracts.agent.v1.BackupStarted;
import dev.granary.contracts.agent.v1.BackupSucceeded;
import dev.granary.contracts.agent.v1.BackupTotals;
import dev.granary.contracts.agent.v1.BackupVerificationProgressed;
import dev.granary.contracts.agent.v1.BackupVerificationSucceeded;
import dev.granary.contracts.agent.v1.BlobDamage;
import dev.granary.contracts.agent.v1.BlobDamageKind;
import dev.granary.contracts.agent.v1.CancelBackup;
import dev.granary.contracts.agent.v1.CancelRestore;
import dev.granary.contracts.agent.v1.CommandExpired;
import dev.granary.contracts.agent.v1.CommandRejected;
import dev.granary.contracts.agent.v1.DeleteBackup;
import dev.granary.contracts.agent.v1.RestoreCancelled;
import dev.granary.contracts.agent.v1.RestoreObjectResults;
import dev.granary.contracts.agent.v1.RestoreOutcome;
import dev.granary.contracts.agent.v1.RestorePartiallySucceeded;
import dev.granary.contracts.agent.v1.RestoreProblem;
import dev.granary.contracts.agent.v1.RestoreProgressed;
import dev.granary.contracts.agent.v1.RestoreStarted;
import dev.granary.contracts.agent.v1.RestoreTotals;
import dev.granary.contracts.agent.v1.RestoredObject;
import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.contracts.agent.v1.StartRestore;
import dev.granary.contracts.agent.v1.VerifyBackup;
import dev.granary.contracts.agent.v1.VolumeMode;
import dev.granary.contracts.agent.v1.VolumeProgress;
import dev.granary.contracts.agent.v1.VolumeSource;
import dev.granary.contracts.agent.v1.VolumeTotals;
import dev.granary.contracts.clusters.v1.Cluster;
import dev.granary.contracts.clusters.v1.ClusterRegistered;
import dev.granary.contracts.clusters.v1.ClusterState;
import dev.granary.contracts.clusters.v1.ClusterUpdated;
import dev.granary.contracts.locations.v1.ClusterAssigned;
import dev.granary.contracts.locations.v1.Connection;
import dev.granary.contracts.locations.v1.ConnectionFailed;
import dev.granary.contracts.locations.v1.ConnectionState;
import dev.granary.contracts.locations.v1.ConnectionValidated;
import dev.granary.contracts.locations.v1.Location;
import dev.granary.contracts.locations.v1.LocationCreated;
import dev.granary.contracts.locations.v1.LocationProvider;
import dev.granary.contracts.locations.v1.ValidationRequested;
import dev.granary.testing.infrastructure.TestBus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;

/** What the registry, the owner of the locations and the agents say. */
final class Neighbours {
    private final TestBus bus;

    Neighbours(TestBus bus) {
        this.bus = bus;
    }

    void clusterIs(UUID id, String tenant, ClusterState state, long version) {
        var cluster = cluster(id, tenant, state, version);
        bus.send(
                Topics.CLUSTERS.topic(),
                id.toString(),
                version == 1 ? new ClusterRegistered(cluster, now()) : new ClusterUpdated(cluster, now()));
    }

    void locationCreated(UUID location) {
        bus.send(Topics.LOCATIONS.topic(), location.toString(), new LocationCreated(location(location), now()));
    }

    void assigned(UUID location, UUID cluster) {
        var connection =
                connection(location, cluster, ConnectionState.PENDING, 1).build();
        connection(location, cluster, new ClusterAssigned(location(location), connection, now()));
    }

    /** Answers the id of the validation. */
    UUID validationRequested(UUID location, UUID cluster, long version) {
        UUID validation = UUID.randomUUID();
        var connection = connection(location, cluster, ConnectionState.IN_PROGRESS, version)
                .setValidationId(validation)
                .build();
        connection(
                location,
                cluster,
                new ValidationRequested(location(location), connection, now().plus(Duration.ofMinutes(5)), now()));
        return validation;
    }

    void validated(UUID location, UUID cluster, long version) {
        var connection =
                connection(location, cluster, ConnectionState.VALID, version).build();
        connection(location, cluster, new ConnectionValidated(connection, now()));
    }

    void validationFailed(UUID location, UUID cluster, long version) {
        var connection = connection(location, cluster, ConnectionState.FAILED, version)
                .setReason("AuthorizationFailed")
                .setMessage("Write: it may not.")
                .build();
        connection(location, cluster, new ConnectionFailed(connection, now()));
    }

    UUID hello(UUID cluster) {
        return agent(cluster, new AgentHello(cluster, UUID.randomUUID(), "1", "1.34", "Europe/Berlin", 0L, now()));
    }

    void started(StartBackup command) {
        agent(
                command.getClusterId(),
                new BackupStarted(command.getCommandId(), command.getClusterId(), command.getBackupId(), now()));
    }

    void progressed(StartBackup command, long sequence) {
        agent(
                command.getClusterId(),
                new BackupProgressed(
                        command.getCommandId(),
                        command.getClusterId(),
                        command.getBackupId(),
                        sequence,
                        sequence * 10,
                        sequence * 1000,
                        1,
                        2,
                        new VolumeProgress("shop", "data", 5L, 1000L, 100L, 3000L),
                        now()));
    }

    void objects(StartBackup command, int part, boolean last, BackedUpObject... objects) {
        agent(
                command.getClusterId(),
                new BackupObjectResults(
                        command.getCommandId(),
                        command.getClusterId(),
                        command.getBackupId(),
                        part,
                        last,
                        List.of(objects),
                        now()));
    }

    UUID succeeded(StartBackup command) {
        return agent(command.getClusterId(), success(command));
    }

    void succeededAgain(UUID event, StartBackup command) {
        bus.send(event, Topics.AGENT_EVENTS.topic(), command.getClusterId().toString(), success(command));
    }

    void partiallySucceeded(StartBackup command) {
        var problem = new BackupProblem(
                "PersistentVolumeClaim", "shop", "data", "VolumeDataNotIncluded", "Volumes come later.");
        agent(
                command.getClusterId(),
                new BackupPartiallySucceeded(
                        command.getCommandId(),
                        command.getClusterId(),
                        command.getBackupId(),
                        now(),
                        now(),
                        new BackupTotals(40L, 4000L, 900L, 2, List.of()),
                        List.of(problem)));
    }

    void rejected(UUID cluster, UUID command) {
        agent(cluster, new CommandRejected(command, cluster, "StartBackup", "CommandUnknown", "Too old.", now()));
    }

    void expired(StartBackup command) {
        agent(
                command.getClusterId(),
                new CommandExpired(
                        command.getCommandId(), command.getClusterId(), "StartBackup", command.getDeadline(), now()));
    }

    void cancelled(StartBackup command, CancelBackup cancel) {
        agent(
                command.getClusterId(),
                new BackupCancelled(
                        command.getCommandId(),
                        cancel.getCommandId(),
                        command.getClusterId(),
                        command.getBackupId(),
                        now(),
                        7L));
    }

    void deleted(DeleteBackup command) {
        agent(
                command.getClusterId(),
                new BackupDeletionSucceeded(
                        command.getCommandId(),
                        command.getClusterId(),
                        command.getBackupId(),
                        command.getOwnerClusterId(),
                        now(),
                        4L,
                        400L));
    }

    void locked(DeleteBackup command, Instant until) {
        agent(
                command.getClusterId(),
                new BackupDeletionFailed(
                        command.getCommandId(),
                        command.getClusterId(),
                        command.getBackupId(),
                        command.getOwnerClusterId(),
                        "BackupLocked",
                        "Locked.",
                        until,
                        now()));
    }

    void verificationProgressed(VerifyBackup command, long sequence) {
        agent(
                command.getClusterId(),
                new BackupVerificationProgressed(
                        command.getCommandId(),
                        command.getClusterId(),
                        command.getVerificationId(),
                        command.getBackupId(),
                        sequence,
                        2L,
                        4L,
                        200L,
                        now()));
    }

    void verificationFoundDamage(VerifyBackup command) {
        agent(
                command.getClusterId(),
                new BackupVerificationSucceeded(
                        command.getCommandId(),
                        command.getClusterId(),
                        command.getVerificationId(),
                        command.getBackupId(),
                        command.getOwnerClusterId(),
                        now(),
                        command.getDeep(),
                        4L,
                        400L,
                        1L,
                        0L,
                        2L,
                        List.of(new BlobDamage("packs/aa/bb", BlobDamageKind.MISSING, "2 files are lost."))));
    }

    void restoreStarted(StartRestore command) {
        agent(
                command.getClusterId(),
                new RestoreStarted(
                        command.getCommandId(),
                        command.getClusterId(),
                        command.getRestoreId(),
                        now(),
                        command.getDryRun()));
    }

    void restoreProgressed(StartRestore command, long sequence) {
        agent(
                command.getClusterId(),
                new RestoreProgressed(
                        command.getCommandId(),
                        command.getClusterId(),
                        command.getRestoreId(),
                        sequence,
                        "WORKLOADS",
                        sequence,
                        10L,
                        1,
                        2,
                        new VolumeProgress("shop-2", "data", 5L, 1000L, 100L, 3000L),
                        now()));
    }

    void objects(StartRestore command, int part, boolean last, RestoredObject... objects) {
        agent(
                command.getClusterId(),
                new RestoreObjectResults(
                        command.getCommandId(),
                        command.getClusterId(),
                        command.getRestoreId(),
                        part,
                        last,
                        List.of(objects),
                        now()));
    }

    UUID restorePartiallySucceeded(StartRestore command) {
        return agent(command.getClusterId(), partialRestore(command));
    }

    void restorePartiallySucceededAgain(UUID event, StartRestore command) {
        bus.send(event, Topics.AGENT_EVENTS.topic(), command.getClusterId().toString(), partialRestore(command));
    }

    void restoreCancelled(StartRestore command, CancelRestore cancel) {
        agent(
                command.getClusterId(),
                new RestoreCancelled(
                        command.getCommandId(),
                        cancel.getCommandId(),
                        command.getClusterId(),
                        command.getRestoreId(),
                        now(),
                        now(),
                        command.getDryRun(),
                        new RestoreTotals(1L, 0L, 0L, 0L, 0L, 0L, 0L),
                        List.of()));
    }

    private static RestorePartiallySucceeded partialRestore(StartRestore command) {
        var problem = new RestoreProblem(
                "Service", "v1", "shop-2", "web", RestoreOutcome.CONFLICT, "FieldImmutable", "It cannot change.");
        return new RestorePartiallySucceeded(
                command.getCommandId(),
                command.getClusterId(),
                command.getRestoreId(),
                now(),
                now(),
                command.getDryRun(),
                new RestoreTotals(1L, 0L, 0L, 1L, 0L, 0L, 0L),
                List.of(problem));
    }

    private static BackupSucceeded success(StartBackup command) {
        return new BackupSucceeded(
                command.getCommandId(),
                command.getClusterId(),
                command.getBackupId(),
                now(),
                now(),
                new BackupTotals(
                        42L,
                        4200L,
                        1000L,
                        3,
                        List.of(
                                new VolumeTotals(
                                        "shop", "data", VolumeMode.INCREMENTAL, 5L, 6000L, 70L, VolumeSource.SNAPSHOT),
                                new VolumeTotals("shop", "orders", VolumeMode.FULL, 8L, 9000L, 900L, VolumeSource.NODE),
                                new VolumeTotals(
                                        "shop", "cache", VolumeMode.SKIPPED, 0L, 0L, 0L, VolumeSource.UNKNOWN))));
    }

    private void connection(UUID location, UUID cluster, SpecificRecordBase record) {
        bus.send(Topics.LOCATIONS.topic(), location + "/" + cluster, record);
    }

    private UUID agent(UUID cluster, SpecificRecordBase record) {
        return bus.send(Topics.AGENT_EVENTS.topic(), cluster.toString(), record);
    }

    private static Connection.Builder connection(UUID location, UUID cluster, ConnectionState state, long version) {
        return Connection.newBuilder()
                .setLocationId(location)
                .setClusterId(cluster)
                .setState(state)
                .setVersion(version);
    }

    private static Location location(UUID id) {
        return new Location(
                id,
                "location",
                LocationProvider.AZURE_BLOB,
                "devstoreaccount1",
                "backups",
                "https://devstoreaccount1.blob.core.windows.net",
                1L,
                true);
    }

    private static Cluster cluster(UUID id, String tenant, ClusterState state, long version) {
        return Cluster.newBuilder()
                .setClusterId(id)
                .setTenant(tenant)
                .setName("shoot-1")
                .setRegistrationNumber(1)
                .setState(state)
                .setStateSince(now())
                .setManaged(true)
                .setHibernated(false)
                .setLabels(Map.of())
                .setRegion("")
                .setProvider("azure")
                .setKubernetesVersion("1.34.1")
                .setVersion(version)
                .build();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
