package dev.granary.agent.application;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.application.export.ExportObjects;
import dev.granary.agent.application.port.KeyFiles;
import dev.granary.agent.application.volume.BackUpVolumes;
import dev.granary.agent.application.volume.VolumeMovers;
import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.Location;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.NoVolumeMovers;
import dev.granary.agent.fakes.OneStore;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.protocol.DeleteBackup;
import dev.granary.engine.store.BlobStore;
import java.util.Optional;
import java.util.UUID;

/** The backup {@link Given#BACKUP} of a cluster that is gone, as that cluster's agent wrote it. */
final class BackupInStore {

    static final UUID OWNER = UUID.fromString("0f1e2d3c-0000-4000-8000-0000000000ff");
    static final BackupKey KEY = new BackupKey(OWNER, Given.BACKUP);
    static final BackupAddress ADDRESS = new BackupAddress(Given.BACKUP, Given.LOCATION, OWNER);

    private final BlobStore store;
    private final MovableClock clock;

    BackupInStore(BlobStore store, MovableClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Writes the backup, in the place of one that is there. */
    void write(FakeCluster cluster, String namespace) {
        write(cluster, namespace, new NoVolumeMovers());
    }

    /** As above, with the volumes that the movers can read. */
    void write(FakeCluster cluster, String namespace, VolumeMovers movers) {
        write(Given.location(Given.LOCATION), Given.NO_KEYS, cluster, namespace, movers);
    }

    /** As above, sealed with these keys. */
    void writeSealed(KeyFiles keys, FakeCluster cluster, String namespace, VolumeMovers movers) {
        write(Given.encryptedLocation(Given.LOCATION), keys, cluster, namespace, movers);
    }

    private void write(Location location, KeyFiles keys, FakeCluster cluster, String namespace, VolumeMovers movers) {
        new DeleteBackup(store, clock).delete(KEY);
        var states = new InMemoryDesiredStates();
        states.store(location, 1);
        var line = WorkLine.ofBackups(InMemoryJournal.ofBackups());
        line.journal().create(Given.order(namespace));
        var self = new AgentIdentity(OWNER, "acme", UUID.randomUUID(), "1.2.3");
        var stopping = new Stopping();
        var export = new ExportObjects(cluster, "granary-system", new JsonObjectLines());
        var attempt = new WriteAttempt(self, export, new BackUpVolumes(cluster, movers), stopping, clock);
        var write = new WriteBackup(self, new Locations(states, new OneStore(store), keys), attempt, stopping, clock);
        new RunWork<>(line, new RecordedEvents(), write, clock).run(Given.BACKUP);
    }

    Optional<CommittedBackup> find() {
        return new BackupReader(store).find(KEY);
    }
}
