package dev.granary.agent.application;

import dev.granary.agent.application.export.ExportObjects;
import dev.granary.agent.application.export.FoundNamespaces;
import dev.granary.agent.application.volume.BackUpVolumes;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.selection.Selection;
import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.backup.ResourceObject;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.CommitResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** One attempt at a backup: from the cluster into an open session. */
public final class WriteAttempt {

    private final AgentIdentity self;
    private final ExportObjects export;
    private final BackUpVolumes volumes;
    private final Stopping stopping;
    private final InstantSource clock;

    public WriteAttempt(
            AgentIdentity self, ExportObjects export, BackUpVolumes volumes, Stopping stopping, InstantSource clock) {
        this.self = self;
        this.export = export;
        this.volumes = volumes;
        this.stopping = stopping;
        this.clock = clock;
    }

    BackupOutcome write(
            BackupSession session,
            Command.StartBackup order,
            Instant startedAt,
            Progress progress,
            Supplier<Optional<UUID>> cancelled) {
        Selection selection = Selection.ofNamespaces(order.namespaces());
        List<Problem> missing = new ArrayList<>();
        List<KubeObject> claims = new ArrayList<>();
        var checkpoint = new Checkpoint(stopping, cancelled);
        var found = export.find(selection, missing::add);
        var description = new BackupDescription(found.asked(), startedAt, self.program());
        try (BackupWriter writer = BackupWriter.open(session, description)) {
            missing.forEach(problem -> writer.addProblem(inManifest(problem)));
            export.export(
                    selection,
                    found,
                    object -> add(object, writer, order, progress, checkpoint),
                    claims::add,
                    problem -> writer.addProblem(inManifest(problem)));
            if (order.skipVolumeData()) {
                volumes.skip(claims, writer);
            } else {
                volumes.backUp(session, order.locationId(), claims, writer, checkpoint);
            }
            return writer.objects() == 0
                    ? failed(startedAt, nothing(found), "Nothing of what was chosen can be backed up.")
                    : outcome(startedAt, writer.commit(clock.instant()));
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

    BackupOutcome givenUp(Instant startedAt) {
        return failed(
                startedAt, Reason.BACKUP_INTERRUPTED, "Somebody else gave this attempt up, or deleted the backup.");
    }

    private static Reason nothing(FoundNamespaces found) {
        return found.names().isEmpty() ? Reason.NAMESPACE_NOT_FOUND : Reason.OBJECT_NOT_FOUND;
    }

    private void add(
            ResourceObject object,
            BackupWriter writer,
            Command.StartBackup order,
            Progress progress,
            Checkpoint checkpoint) {
        checkpoint.pass();
        writer.add(object);
        progress.tell(sequence -> new AgentEvent.BackupProgressed(
                order.commandId(), order.backupId(), sequence, writer.objects(), writer.objectBytes()));
    }

    private static BackupProblem inManifest(Problem problem) {
        return new BackupProblem(
                problem.kind(), problem.namespace(), problem.name(), problem.reason(), problem.message());
    }

    private BackupOutcome failed(Instant startedAt, Reason reason, String message) {
        return new BackupOutcome.Failed(startedAt, clock.instant(), Refusal.of(reason, message));
    }
}
