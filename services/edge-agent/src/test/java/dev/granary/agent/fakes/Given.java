package dev.granary.agent.fakes;

import dev.granary.agent.application.AgentIdentity;
import dev.granary.agent.application.Locations;
import dev.granary.agent.application.TellObjects;
import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.application.port.FoundKeys;
import dev.granary.agent.application.port.KeyFiles;
import dev.granary.agent.application.volume.Destination;
import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.agent.domain.restore.RestoreRequest;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import dev.granary.selection.SelectionRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Values that tests start from. */
public final class Given {

    public static final UUID CLUSTER = UUID.fromString("0f1e2d3c-0000-4000-8000-000000000001");
    public static final UUID BACKUP = UUID.fromString("0f1e2d3c-0000-4000-8000-000000000002");
    public static final UUID LOCATION = UUID.fromString("0f1e2d3c-0000-4000-8000-000000000003");
    public static final Instant DEADLINE = Instant.parse("2026-11-20T11:00:00Z");

    /** {@link #LOCATION}, where nothing is sealed. */
    public static final Destination PLAIN = new Destination(LOCATION, null);

    /** Of a cluster that nobody gave a key. */
    public static final KeyFiles NO_KEYS = location -> new FoundKeys.Absent();

    private Given() {}

    public static Location location(UUID id) {
        return new Location(
                id, "primary", "account", "backups", URI.create("https://account.blob.core.windows.net"), false);
    }

    /** The same, encrypted. */
    public static Location encryptedLocation(UUID id) {
        Location it = location(id);
        return new Location(it.id(), it.name(), it.storageAccount(), it.container(), it.endpoint(), true);
    }

    /** Locations that are all this store, in a cluster without keys. */
    public static Locations locations(DesiredStates states, BlobStore store) {
        return new Locations(states, new OneStore(store), NO_KEYS);
    }

    public static Command.StartBackup order(String... namespaces) {
        return new Command.StartBackup(UUID.randomUUID(), DEADLINE, BACKUP, LOCATION, List.of(namespaces));
    }

    /** Tells of backups in this store, which every location is. */
    public static TellObjects tellObjects(BlobStore store, AgentEvents events) {
        var self = new AgentIdentity(CLUSTER, "acme", UUID.randomUUID(), "1.2.3");
        var states = new InMemoryDesiredStates();
        states.store(location(LOCATION), 1);
        return new TellObjects(self, locations(states, store), events);
    }

    /** Tells of no backup: there is none. */
    public static TellObjects tellObjects(AgentEvents events) {
        return tellObjects(new MemoryBlobStore(new MovableClock()), events);
    }

    /** All of the backup, whose cluster is that one. */
    public static Command.StartRestore restoring(UUID owner, boolean dryRun) {
        var everything = new SelectionRequest(List.of("*"), null, List.of(), List.of(), null, List.of());
        return new Command.StartRestore(
                UUID.randomUUID(),
                DEADLINE,
                UUID.randomUUID(),
                new BackupAddress(BACKUP, LOCATION, owner),
                dryRun,
                new RestoreRequest(everything, Map.of(), "", Map.of(), Existing.RETAIN, false, false, false, false));
    }

    public static Command.ValidateLocation validation() {
        return new Command.ValidateLocation(UUID.randomUUID(), DEADLINE, LOCATION);
    }

    public static Command.ApplyDesiredState desired(long generation, UUID... locations) {
        return new Command.ApplyDesiredState(
                UUID.randomUUID(),
                DEADLINE,
                generation,
                Duration.ofDays(7),
                List.of(locations).stream().map(Given::location).toList());
    }
}
