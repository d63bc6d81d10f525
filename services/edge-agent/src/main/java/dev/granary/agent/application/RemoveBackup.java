package dev.granary.agent.application;

import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.protocol.CollectGarbage;
import dev.granary.engine.protocol.DeleteBackup;
import dev.granary.engine.protocol.DeleteResult;
import dev.granary.engine.protocol.Removed;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a backup from its location, and what no other backup needs. An attempt after one that was interrupted removes what is
 * left.
 */
public final class RemoveBackup implements Doing<Command.DeleteBackup, DeletionOutcome> {

    private final DesiredStates states;
    private final LocationAccess access;
    private final Stopping stopping;
    private final InstantSource clock;

    public RemoveBackup(DesiredStates states, LocationAccess access, Stopping stopping, InstantSource clock) {
        this.states = states;
        this.access = access;
        this.stopping = stopping;
        this.clock = clock;
    }

    @Override
    public Optional<AgentEvent.Answer> started(Command.DeleteBackup order, Instant startedAt) {
        return Optional.empty();
    }

    @Override
    public DeletionOutcome attempt(
            Command.DeleteBackup order, Instant startedAt, Progress progress, Supplier<Optional<UUID>> cancelled) {
        return new Failures(stopping)
                .caught(() -> delete(order.backup()), refusal -> failed(startedAt, clock.instant(), refusal));
    }

    private DeletionOutcome delete(BackupAddress backup) {
        Optional<Location> location = states.location(backup.locationId());
        if (location.isEmpty()) {
            return new DeletionOutcome.Failed(
                    clock.instant(),
                    Refusal.of(Reason.LOCATION_UNKNOWN, "The location was taken from this cluster meanwhile."),
                    null);
        }
        BackupKey key = new BackupKey(backup.ownerClusterId(), backup.backupId());
        BlobStore store = access.forBackups(location.get());
        return switch (new DeleteBackup(store, clock).delete(key)) {
            case DeleteResult.Deleted(Removed removed) -> deleted(removed.plus(unneeded(store, key)));
            case DeleteResult.Absent() -> deleted(unneeded(store, key));
            case DeleteResult.Refused refused -> locked(refused.until().orElse(null));
        };
    }

    private DeletionOutcome deleted(Removed removed) {
        return new DeletionOutcome.Deleted(clock.instant(), removed.blobs(), removed.bytes());
    }

    /** Packs belong to all backups of a cluster: those that none of them needs any more go now. */
    private Removed unneeded(BlobStore store, BackupKey deleted) {
        try {
            var collected = new CollectGarbage(store, clock, CollectGarbage.GRACE).collect(deleted.clusterId());
            return collected.packs().plus(collected.leftovers());
        } catch (BlobStoreException e) {
            // the backup is gone, which is what was asked for; what is left goes with the next one
            return Removed.NOTHING;
        }
    }

    private DeletionOutcome locked(@Nullable Instant until) {
        String when = until == null ? "" : " until " + until;
        return new DeletionOutcome.Failed(
                clock.instant(),
                Refusal.of(
                        Reason.BACKUP_LOCKED,
                        "A retention lock of the container holds the backup" + when + "; nothing was touched."),
                until);
    }

    /** Nothing cancels a deletion. */
    @Override
    public DeletionOutcome cancelled(Command.DeleteBackup order, @Nullable Instant startedAt, UUID commandId) {
        throw new IllegalStateException("a deletion was cancelled");
    }

    @Override
    public DeletionOutcome failed(@Nullable Instant startedAt, Instant finishedAt, Refusal refusal) {
        return new DeletionOutcome.Failed(finishedAt, refusal, null);
    }

    @Override
    public Reason interrupted() {
        return Reason.WORK_INTERRUPTED;
    }
}
