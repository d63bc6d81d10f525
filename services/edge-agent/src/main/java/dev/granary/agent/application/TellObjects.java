package dev.granary.agent.application;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.application.port.ObjectLines;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Location;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;

/**
 * Tells what became of each object of a backup: what the manifest names as a problem, then everything that is stored. It is
 * read from the backup, which is the only place that holds all of it, so that it is told the same by whichever process does
 * it. Memory is bounded by one part and the problems.
 */
public final class TellObjects {

    private final AgentIdentity self;
    private final DesiredStates states;
    private final LocationAccess access;
    private final ObjectLines lines;
    private final AgentEvents events;

    public TellObjects(
            AgentIdentity self, DesiredStates states, LocationAccess access, ObjectLines lines, AgentEvents events) {
        this.self = self;
        this.states = states;
        this.access = access;
        this.lines = lines;
        this.events = events;
    }

    /**
     * Returns when the bus has all parts. What a store does not give back is not told, and the last part is missing then;
     * how the backup ended is told nevertheless.
     *
     * @throws dev.granary.agent.application.port.EventsUnavailableException to be told again
     */
    void tell(Command.StartBackup order) {
        try {
            states.location(order.locationId()).ifPresent(location -> tell(order, new BackupReader(store(location))));
        } catch (BlobStoreException | UnreadableManifestException | ObjectLines.UnreadableLineException e) {
            // the last part is missing then, which its readers see; how the backup ended must not wait for it
        }
    }

    /** One that gives up early: others wait to be told of too. */
    private BlobStore store(Location location) {
        return access.forChecks(location);
    }

    private void tell(Command.StartBackup order, BackupReader reader) {
        reader.find(new BackupKey(self.clusterId(), order.backupId()))
                .ifPresent(backup -> tell(order, reader, backup.manifest()));
    }

    private void tell(Command.StartBackup order, BackupReader reader, Manifest manifest) {
        ObjectParts parts = new ObjectParts(order, events);
        ObjectResults results = new ObjectResults(manifest.problems());
        results.ofProblems().forEach(parts::add);
        manifest.blobs().stream()
                .filter(ManifestBlob::holdsResources)
                .forEach(blob -> reader.forEachObject(
                        blob, line -> results.ofStored(lines.read(line)).ifPresent(parts::add)));
        parts.close();
    }
}
