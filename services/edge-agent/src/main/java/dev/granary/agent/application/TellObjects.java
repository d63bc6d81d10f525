package dev.granary.agent.application;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackedUpObject;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.Shortened;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.backup.ObjectOutcome;
import dev.granary.engine.backup.ObjectOutcomes;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.seal.SealException;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStoreException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of each object of a backup: what the manifest names as a problem, then everything that is stored. It is
 * read from the backup, which is the only place that holds all of it, so that it is told the same by whichever process does
 * it. Memory is bounded by one part and the problems.
 */
public final class TellObjects implements ToldFirst {

    private static final int LONGEST_MESSAGE = 500;

    private final AgentIdentity self;
    private final Locations locations;
    private final AgentEvents events;

    public TellObjects(AgentIdentity self, Locations locations, AgentEvents events) {
        this.self = self;
        this.locations = locations;
        this.events = events;
    }

    /**
     * What a store does not give back is not told, and the last part is missing then; how the backup ended is told
     * nevertheless.
     */
    @Override
    public void tell(Journalled<?, ?> entry) {
        boolean isStored = entry.outcome()
                .filter(it -> it instanceof BackupOutcome.Succeeded || it instanceof BackupOutcome.PartiallySucceeded)
                .isPresent();
        if (isStored && entry.order() instanceof Command.StartBackup order) {
            tell(order);
        }
    }

    private void tell(Command.StartBackup order) {
        try {
            locations.states().location(order.locationId()).ifPresent(location -> tell(order, reader(location)));
        } catch (BlobStoreException | SealException | UnreadableManifestException e) {
            // the last part is missing then, which its readers see; how the backup ended must not wait for it
        }
    }

    /** One that gives up early: others wait to be told of too. */
    private BackupReader reader(Location location) {
        var keys = locations.keys().of(location.id()).atHand();
        return new BackupReader(locations.access().forChecks(location), new SealedStreams(keys, new SecureRandom()));
    }

    private void tell(Command.StartBackup order, BackupReader reader) {
        reader.find(new BackupKey(self.clusterId(), order.backupId()))
                .ifPresent(backup -> tell(order, reader, backup.manifest()));
    }

    private void tell(Command.StartBackup order, BackupReader reader, Manifest manifest) {
        Parts<BackedUpObject> parts = new Parts<>((part, last, objects) -> events.report(
                new AgentEvent.BackupObjectResults(order.commandId(), order.backupId(), part, last, objects)));
        new ObjectOutcomes(reader, manifest).forEach(outcome -> parts.add(object(outcome)));
        parts.close();
    }

    private static BackedUpObject object(ObjectOutcome it) {
        var result =
                switch (it.result()) {
                    case STORED -> BackedUpObject.Result.STORED;
                    case SKIPPED -> BackedUpObject.Result.SKIPPED;
                    case FAILED -> BackedUpObject.Result.FAILED;
                };
        return new BackedUpObject(
                it.apiVersion(), it.kind(), it.namespace(), it.name(), result, it.reason(), shortened(it.message()));
    }

    private static @Nullable String shortened(@Nullable String message) {
        return message == null ? null : Shortened.to(LONGEST_MESSAGE, message);
    }
}
