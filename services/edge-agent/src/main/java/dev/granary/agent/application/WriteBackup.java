package dev.granary.agent.application;

import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.FoundKeys;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.protocol.AbortResult;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.DeleteBackup;
import dev.granary.engine.protocol.DeleteResult;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.Removed;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.selection.Checked;
import dev.granary.selection.Selection;
import dev.granary.selection.SelectionRequest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the store of a backup, opens an attempt at it, and clears the attempt away when it fails. */
public final class WriteBackup implements Doing<Command.StartBackup, BackupOutcome> {

    private final AgentIdentity self;
    private final Locations locations;
    private final WriteAttempt attempt;
    private final Stopping stopping;
    private final InstantSource clock;
    private final Nonces nonces = new Nonces(new SecureRandom());

    public WriteBackup(
            AgentIdentity self, Locations locations, WriteAttempt attempt, Stopping stopping, InstantSource clock) {
        this.self = self;
        this.locations = locations;
        this.attempt = attempt;
        this.stopping = stopping;
        this.clock = clock;
    }

    @Override
    public Optional<AgentEvent.Answer> started(Command.StartBackup order, Instant startedAt) {
        return Optional.of(new AgentEvent.BackupStarted(order.commandId(), order.backupId(), startedAt));
    }

    /** A backup that an earlier attempt committed is not written again. */
    @Override
    public BackupOutcome attempt(
            Command.StartBackup order, Instant startedAt, Progress progress, Supplier<Optional<UUID>> cancelled) {
        return atStore(
                order, startedAt, (location, store) -> keyed(location, store, order, startedAt, progress, cancelled));
    }

    /** What a process left behind that was killed goes; a backup that it committed stays, because it is complete. */
    @Override
    public BackupOutcome cancelled(Command.StartBackup order, @Nullable Instant startedAt, UUID commandId) {
        return startedAt == null
                ? new BackupOutcome.Cancelled(null, clock.instant(), commandId, 0)
                : atStore(order, startedAt, (location, store) -> {
                    long removed = removedBlobs(new DeleteBackup(store, clock).delete(key(order)));
                    return new BackupOutcome.Cancelled(startedAt, clock.instant(), commandId, removed);
                });
    }

    private static long removedBlobs(DeleteResult result) {
        return switch (result) {
            case DeleteResult.Deleted(Removed removed) -> removed.blobs();
            case DeleteResult.Absent() -> 0;
            case DeleteResult.Refused ignored -> 0; // only of a committed backup, and there is none
        };
    }

    private BackupOutcome atStore(
            Command.StartBackup order, Instant startedAt, BiFunction<Location, BlobStore, BackupOutcome> work) {
        Optional<Location> location = locations.states().location(order.locationId());
        if (location.isEmpty()) {
            return failed(startedAt, Reason.LOCATION_UNKNOWN, "The location was taken from this cluster meanwhile.");
        }
        return new Failures(stopping)
                .caught(
                        () -> {
                            BlobStore store = locations.access().forBackups(location.get());
                            return new BackupReader(store)
                                    .find(key(order))
                                    .map(committed -> Outcomes.of(startedAt, committed))
                                    .orElseGet(() -> work.apply(location.get(), store));
                        },
                        refusal -> failed(startedAt, clock.instant(), refusal));
    }

    private BackupKey key(Command.StartBackup order) {
        return new BackupKey(self.clusterId(), order.backupId());
    }

    /** The keys are chosen once for an attempt, whatever the tenant adds while it runs. */
    private BackupOutcome keyed(
            Location location,
            BlobStore store,
            Command.StartBackup order,
            Instant startedAt,
            Progress progress,
            Supplier<Optional<UUID>> cancelled) {
        FoundKeys found = locations.keys().of(location.id());
        LocationKeys keys = location.encrypted() ? found.atHand() : LocationKeys.none();
        return KeyRefusals.forWriting(location, found)
                .map(refusal -> failed(startedAt, clock.instant(), refusal))
                .orElseGet(() -> writeInto(store, keys, order, startedAt, progress, cancelled));
    }

    private BackupOutcome writeInto(
            BlobStore store,
            LocationKeys keys,
            Command.StartBackup order,
            Instant startedAt,
            Progress progress,
            Supplier<Optional<UUID>> cancelled) {
        return switch (SelectionRequest.check(order.selections())) {
            case Checked.Invalid<List<Selection>> invalid ->
                failed(startedAt, Reason.COMMAND_MALFORMED, SelectionFaults.told(invalid));
            case Checked.Valid<List<Selection>> valid ->
                write(store, new BackupTask(order, attempt.plan(valid.value()), keys, startedAt, progress, cancelled));
        };
    }

    private BackupOutcome write(BlobStore store, BackupTask task) {
        var sessions = new BackupSessions(store, clock, nonces);
        return switch (sessions.open(key(task.order()), self.program(), attempt.parent(task))) {
            case OpenResult.Opened(BackupSession session) -> writeOrGiveUp(session, task);
            case OpenResult.AlreadyCommitted(CommittedBackup backup) -> Outcomes.of(task.startedAt(), backup);
            case OpenResult.Abandoned() -> attempt.givenUp(task.startedAt());
        };
    }

    /** An attempt that is merely interrupted is left as it is: the next one clears it away. */
    private BackupOutcome writeOrGiveUp(BackupSession session, BackupTask task) {
        Instant startedAt = task.startedAt();
        try {
            BackupOutcome outcome = attempt.write(session, task);
            return outcome instanceof BackupOutcome.Failed
                    ? giveUp(session, startedAt).orElse(outcome)
                    : outcome;
        } catch (CancelledException e) {
            return cancel(session, startedAt, e.commandId());
        } catch (BlobStoreException | ClusterUnreachableException | KindNotListableException e) {
            return giveUp(session, startedAt).orElseThrow(() -> e);
        }
    }

    private BackupOutcome cancel(BackupSession session, Instant startedAt, UUID commandId) {
        return switch (session.abort()) {
            case AbortResult.Aborted(Removed removed) ->
                new BackupOutcome.Cancelled(startedAt, clock.instant(), commandId, removed.blobs());
            case AbortResult.AlreadyCommitted(CommittedBackup backup) -> Outcomes.of(startedAt, backup);
        };
    }

    /** The backup, when the failure was only that the answer to its commit got lost. */
    private static Optional<BackupOutcome> giveUp(BackupSession session, Instant startedAt) {
        try {
            return switch (session.abort()) {
                case AbortResult.Aborted(Removed ignored) -> Optional.empty();
                case AbortResult.AlreadyCommitted(CommittedBackup backup) ->
                    Optional.of(Outcomes.of(startedAt, backup));
            };
        } catch (BlobStoreException e) {
            // the failure is known; the next attempt or a collection clears away what is left
            return Optional.empty();
        }
    }

    @Override
    public BackupOutcome failed(@Nullable Instant startedAt, Instant finishedAt, Refusal refusal) {
        return new BackupOutcome.Failed(startedAt, finishedAt, refusal);
    }

    @Override
    public Reason interrupted() {
        return Reason.BACKUP_INTERRUPTED;
    }

    private BackupOutcome failed(Instant startedAt, Reason reason, String message) {
        return new BackupOutcome.Failed(startedAt, clock.instant(), Refusal.of(reason, message));
    }
}
