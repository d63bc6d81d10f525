package dev.granary.agent.application;

import dev.granary.agent.application.Tidied.Failed;
import dev.granary.agent.application.Tidied.Reported;
import dev.granary.agent.application.port.Journal;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Location;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.protocol.CollectGarbage;
import dev.granary.engine.protocol.CollectResult;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OrphanReports;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Clears away what attempts of this cluster left in its locations, and leaves a report there of what belongs to no backup all the
 * same. At most once a day for each location that had a backup: its newest report says when, so a new process knows. Used by one
 * thread.
 */
public final class TidyLocations {

    static final Duration PAUSE = Duration.ofDays(1);

    private final UUID clusterId;
    private final Journal<Command.StartBackup, BackupOutcome> backups;
    private final Locations locations;
    private final Stopping stopping;
    private final InstantSource clock;
    private final Map<UUID, Instant> tidied = new HashMap<>();

    public TidyLocations(
            UUID clusterId,
            Journal<Command.StartBackup, BackupOutcome> backups,
            Locations locations,
            Stopping stopping,
            InstantSource clock) {
        this.clusterId = clusterId;
        this.backups = backups;
        this.locations = locations;
        this.stopping = stopping;
        this.clock = clock;
    }

    /**
     * Tidies those whose time has come, one after another. What fails is tried again a day later.
     *
     * @throws StoppedException the agent is asked to end
     */
    public List<Tidied> tidy() {
        return backups.all().stream()
                .filter(entry -> entry.outcome().isPresent())
                .map(entry -> entry.order().locationId())
                .distinct()
                .filter(this::isDue)
                .flatMap(location -> locations.states().location(location).stream())
                .flatMap(location -> tidied(location).stream())
                .toList();
    }

    private boolean isDue(UUID location) {
        return !isRecent(tidied.getOrDefault(location, Instant.MIN));
    }

    private boolean isRecent(Instant time) {
        return clock.instant().isBefore(time.plus(PAUSE));
    }

    private Optional<Tidied> tidied(Location location) {
        stopping.check();
        tidied.put(location.id(), clock.instant());
        try {
            return tidied(location.id(), locations.access().forBackups(location));
        } catch (BlobStoreException e) {
            stopping.check();
            return Optional.of(new Failed(location.id(), StoreRefusals.of(e)));
        }
    }

    private Optional<Tidied> tidied(UUID location, BlobStore store) {
        if (store.list(BackupKey.clusterPrefix(clusterId), null, 1).blobs().isEmpty()) {
            return Optional.empty();
        }
        var reports = new OrphanReports(store, clock, CollectGarbage.GRACE, new Nonces(new SecureRandom()));
        Optional<Instant> last = reports.last(clusterId);
        if (last.filter(this::isRecent).isPresent()) {
            tidied.put(location, last.get());
            return Optional.empty();
        }
        CollectResult collected = new CollectGarbage(store, clock, CollectGarbage.GRACE).collect(clusterId);
        return Optional.of(new Reported(location, collected, reports.write(clusterId)));
    }
}
