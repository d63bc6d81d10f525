package dev.granary.agent.application;

import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.protocol.AbortResult;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.protocol.Removed;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Finds the store of a backup, opens an attempt at it, and clears the attempt away when it fails. */
public final class WriteBackup {

    private final AgentIdentity self;
    private final DesiredStates states;
    private final LocationAccess access;
    private final WriteAttempt attempt;
    private final Stopping stopping;
    private final InstantSource clock;
    private final Nonces nonces = new Nonces(new SecureRandom());

    public WriteBackup(
            AgentIdentity self,
            DesiredStates states,
            LocationAccess access,
            WriteAttempt attempt,
            Stopping stopping,
            InstantSource clock) {
        this.self = self;
        this.states = states;
        this.access = access;
        this.attempt = attempt;
        this.stopping = stopping;
        this.clock = clock;
    }

    /** A backup that an earlier attempt committed is not written again. */
    BackupOutcome write(Command.StartBackup order, Instant startedAt, Progress progress) {
        Optional<Location> location = states.location(order.locationId());
        if (location.isEmpty()) {
            return failed(startedAt, Reason.LOCATION_UNKNOWN, "The location was taken from this cluster meanwhile.");
        }
        try {
            BlobStore store = access.forBackups(location.get());
            BackupKey key = new BackupKey(self.clusterId(), order.backupId());
            var committed = new BackupReader(store).find(key);
            return committed.isPresent()
                    ? Outcomes.of(startedAt, committed.get())
                    : writeInto(store, key, order, startedAt, progress);
        } catch (BlobStoreException e) {
            stopping.check();
            return new BackupOutcome.Failed(startedAt, clock.instant(), StoreRefusals.of(e));
        } catch (ClusterUnreachableException e) {
            stopping.check();
            return failed(startedAt, Reason.SHOOT_UNREACHABLE, "The API server does not answer: " + e.getMessage());
        } catch (UnreadableManifestException e) {
            return failed(startedAt, Reason.STORE_DAMAGED, "The backup is there and unreadable: " + e.getMessage());
        }
    }

    private BackupOutcome writeInto(
            BlobStore store, BackupKey key, Command.StartBackup order, Instant startedAt, Progress progress) {
        var sessions = new BackupSessions(store, clock, nonces);
        return switch (sessions.open(key, self.program(), new ParentChoice.None())) {
            case OpenResult.Opened(BackupSession session) -> writeOrGiveUp(session, order, startedAt, progress);
            case OpenResult.AlreadyCommitted(CommittedBackup backup) -> Outcomes.of(startedAt, backup);
            case OpenResult.Abandoned() -> attempt.givenUp(startedAt);
        };
    }

    /** An attempt that is merely interrupted is left as it is: the next one clears it away. */
    private BackupOutcome writeOrGiveUp(
            BackupSession session, Command.StartBackup order, Instant startedAt, Progress progress) {
        try {
            BackupOutcome outcome = attempt.write(session, order, startedAt, progress);
            return outcome instanceof BackupOutcome.Failed
                    ? giveUp(session, startedAt).orElse(outcome)
                    : outcome;
        } catch (BlobStoreException | ClusterUnreachableException e) {
            return giveUp(session, startedAt).orElseThrow(() -> e);
        }
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

    private BackupOutcome failed(Instant startedAt, Reason reason, String message) {
        return new BackupOutcome.Failed(startedAt, clock.instant(), Refusal.of(reason, message));
    }
}
