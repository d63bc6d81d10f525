package dev.granary.agent.application;

import dev.granary.agent.application.export.ExportObjects;
import dev.granary.agent.application.export.ExportPlan;
import dev.granary.agent.application.volume.BackUpVolumes;
import dev.granary.agent.application.volume.Destination;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.volume.VolumesProgress;
import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.backup.ResourceObject;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Encryption;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.CommitResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.selection.Selection;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

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

    /** Looks what there is to do in the cluster. */
    ExportPlan plan(List<Selection> selections) {
        return export.plan(selections);
    }

    /** What the attempt goes on from. */
    ParentChoice parent(BackupTask task) {
        return task.order().skipVolumeData()
                ? new ParentChoice.None()
                : UsefulParent.of(export.claims(task.plan()), task.sealedWith());
    }

    BackupOutcome write(BackupSession session, BackupTask task) {
        List<KubeObject> claims = new ArrayList<>();
        var checkpoint = new Checkpoint(stopping, task.cancelled());
        var seals = new SealedStreams(task.keys(), new SecureRandom());
        try (BackupWriter writer = BackupWriter.open(session, description(task), seals)) {
            export.export(
                    task.plan(),
                    object -> add(object, writer, task, checkpoint),
                    claims::add,
                    problem -> writer.addProblem(inManifest(problem)));
            if (task.order().skipVolumeData()) {
                volumes.skip(claims, writer);
            } else {
                volumes.backUp(session, destination(task), claims, writer, checkpoint, now -> tell(writer, task, now));
            }
            return writer.objects() == 0
                    ? failed(task.startedAt(), nothing(task.plan()), "Nothing of what was chosen can be backed up.")
                    : outcome(task.startedAt(), writer.commit(clock.instant()));
        }
    }

    private BackupDescription description(BackupTask task) {
        return new BackupDescription(
                task.plan().asked(),
                task.startedAt(),
                self.program(),
                task.sealedWith().map(key -> new Encryption(key.value())).orElse(null));
    }

    private static Destination destination(BackupTask task) {
        return new Destination(task.order().locationId(), task.sealedWith().orElse(null));
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

    private static Reason nothing(ExportPlan plan) {
        return plan.findsNamespaces() ? Reason.OBJECT_NOT_FOUND : Reason.NAMESPACE_NOT_FOUND;
    }

    private static void add(ResourceObject object, BackupWriter writer, BackupTask task, Checkpoint checkpoint) {
        checkpoint.pass();
        writer.add(object);
        tell(writer, task, VolumesProgress.NONE);
    }

    private static void tell(BackupWriter writer, BackupTask task, VolumesProgress volumes) {
        var order = task.order();
        task.progress()
                .tell(sequence -> new AgentEvent.BackupProgressed(
                        order.commandId(),
                        order.backupId(),
                        sequence,
                        writer.objects(),
                        writer.objectBytes(),
                        volumes));
    }

    private static BackupProblem inManifest(Problem problem) {
        return new BackupProblem(
                problem.kind(), problem.namespace(), problem.name(), problem.reason(), problem.message());
    }

    private BackupOutcome failed(Instant startedAt, Reason reason, String message) {
        return new BackupOutcome.Failed(startedAt, clock.instant(), Refusal.of(reason, message));
    }
}
