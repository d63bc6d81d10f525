package dev.granary.agent.application;

import dev.granary.agent.application.port.ClusterObject;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.backup.ResourceObject;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.CommitResult;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One attempt at a backup: from the cluster into the store. */
public final class WriteBackup {

    private final AgentIdentity self;
    private final DesiredStates states;
    private final LocationAccess access;
    private final ExportNamespaces export;
    private final Stopping stopping;
    private final InstantSource clock;
    private final Nonces nonces = new Nonces(new SecureRandom());

    public WriteBackup(
            AgentIdentity self,
            DesiredStates states,
            LocationAccess access,
            ExportNamespaces export,
            Stopping stopping,
            InstantSource clock) {
        this.self = self;
        this.states = states;
        this.access = access;
        this.export = export;
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
            case OpenResult.Abandoned() -> givenUp(startedAt);
        };
    }

    /** An attempt that is merely interrupted is left as it is: the next one clears it away. */
    private BackupOutcome writeOrGiveUp(
            BackupSession session, Command.StartBackup order, Instant startedAt, Progress progress) {
        try {
            BackupOutcome outcome = write(session, order, startedAt, progress);
            if (outcome instanceof BackupOutcome.Failed) {
                giveUp(session);
            }
            return outcome;
        } catch (BlobStoreException | ClusterUnreachableException e) {
            giveUp(session);
            throw e;
        }
    }

    private static void giveUp(BackupSession session) {
        try {
            session.abort();
        } catch (BlobStoreException e) {
            // the outcome is known; the next attempt or a collection clears away what is left
            return;
        }
    }

    private BackupOutcome write(
            BackupSession session, Command.StartBackup order, Instant startedAt, Progress progress) {
        var description = new BackupDescription(order.namespaces(), startedAt, self.program());
        try (BackupWriter writer = BackupWriter.open(session, description)) {
            int exported = export.export(
                    order.namespaces(),
                    object -> add(object, writer, progress),
                    problem -> writer.addProblem(inManifest(problem)));
            if (exported == 0) {
                return failed(
                        startedAt,
                        Reason.NAMESPACE_NOT_FOUND,
                        "None of the namespaces can be backed up: " + String.join(", ", order.namespaces()));
            }
            return outcome(startedAt, writer.commit(clock.instant()));
        }
    }

    private BackupOutcome outcome(Instant startedAt, CommitResult result) {
        return switch (result) {
            case CommitResult.Committed(CommittedBackup backup, long ignored) -> Outcomes.of(startedAt, backup);
            case CommitResult.Abandoned() -> givenUp(startedAt);
            case CommitResult.Incomplete missing ->
                failed(
                        startedAt,
                        Reason.STORE_DAMAGED,
                        "The store has lost blobs of the backup while it was made: "
                                + (missing.packs().count() + missing.blobs().size()));
        };
    }

    private BackupOutcome givenUp(Instant startedAt) {
        return failed(
                startedAt, Reason.BACKUP_INTERRUPTED, "Somebody else gave this attempt up, or deleted the backup.");
    }

    private void add(ClusterObject object, BackupWriter writer, Progress progress) {
        stopping.check();
        writer.add(new ResourceObject(object.apiVersion(), object.kind(), object.json()));
        progress.at(writer.objects(), writer.objectBytes());
    }

    private static BackupProblem inManifest(Problem problem) {
        return new BackupProblem(
                problem.kind(), problem.namespace(), problem.name(), problem.reason(), problem.message());
    }

    private BackupOutcome failed(Instant startedAt, Reason reason, String message) {
        return new BackupOutcome.Failed(startedAt, clock.instant(), Refusal.of(reason, message));
    }
}
