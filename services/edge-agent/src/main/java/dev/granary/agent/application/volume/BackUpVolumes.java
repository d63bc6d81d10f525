package dev.granary.agent.application.volume;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.application.restore.Patience;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.volume.VolumeRules;
import dev.granary.agent.domain.volume.VolumeWay;
import dev.granary.agent.domain.volume.VolumesProgress;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.volume.stored.HandedVolume;
import dev.granary.engine.volume.stored.VolumeHandover;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the data of claims into an open attempt, one volume after another. A failure costs its volume and is named. */
public final class BackUpVolumes {

    private final ClusterObjects cluster;
    private final VolumeMovers movers;

    public BackUpVolumes(ClusterObjects cluster, VolumeMovers movers) {
        this.cluster = cluster;
        this.movers = movers;
    }

    /**
     * Blocks until every volume has its end.
     *
     * @param claims those in the backup, by namespace
     * @param patience waits while a mover works; what it throws ends the call, and the mover with it
     * @param progress told now and then
     */
    public void backUp(
            BackupSession session,
            Destination destination,
            List<KubeObject> claims,
            BackupWriter writer,
            Patience patience,
            Consumer<VolumesProgress> progress) {
        if (claims.isEmpty()) {
            return;
        }
        FindVolumes find = new FindVolumes(cluster, cluster.discover().kinds());
        VolumeCount count = new VolumeCount(claims.size(), session.parent(), progress);
        for (KubeObject claim : claims) {
            patience.await(Duration.ZERO);
            switch (way(find, claim)) {
                case VolumeWay.Data readable ->
                    take(session, order(session, destination, claim, readable), writer, patience, count);
                case VolumeWay.Refused(Reason reason, String message) ->
                    writer.addProblem(problem(claim.namespace(), claim.name(), reason, message));
                case VolumeWay.Skipped() ->
                    writer.addProblem(skipped(claim, "Its annotation " + VolumeRules.VOLUME_DATA + " says so."));
            }
            count.oneMore();
        }
    }

    /** Leaves the data of all volumes out, and says so. */
    public void skip(List<KubeObject> claims, BackupWriter writer) {
        claims.forEach(claim -> writer.addProblem(skipped(claim, "The backup was asked for without volume data.")));
    }

    private static BackupProblem skipped(KubeObject claim, String message) {
        return problem(claim.namespace(), claim.name(), Reason.VOLUME_DATA_SKIPPED, message);
    }

    private static VolumeWay way(FindVolumes find, KubeObject claim) {
        try {
            return VolumeRules.way(find.about(claim));
        } catch (KindNotListableException e) {
            return new VolumeWay.Refused(
                    Reason.KIND_NOT_LISTABLE,
                    "What the cluster knows of the volume could not be read: " + e.getMessage());
        }
    }

    private void take(
            BackupSession session, MoveOrder order, BackupWriter writer, Patience patience, VolumeCount count) {
        Patience watching = time -> {
            patience.await(time);
            session.alive();
        };
        switch (movers.move(order, watching, mover -> count.at(order, mover))) {
            case MoveResult.Moved(ManifestBlob handover) -> takeOver(session, order, handover, writer);
            case MoveResult.NotMoved(Reason reason, String message) ->
                writer.addProblem(problem(order.namespace(), order.claim(), reason, message));
        }
    }

    private static BackedUpVolume.Source source(VolumeWay.Data way) {
        return switch (way) {
            case VolumeWay.Snapshot ignored -> BackedUpVolume.Source.SNAPSHOT;
            case VolumeWay.HostPath ignored -> BackedUpVolume.Source.NODE;
        };
    }

    private static void takeOver(BackupSession session, MoveOrder order, ManifestBlob handover, BackupWriter writer) {
        try {
            HandedVolume handed = VolumeHandover.read(session, handover, order.namespace(), order.claim());
            writer.addVolume(handed.volume().from(source(order.way())), handed.index(), handed.used());
            writer.addBlob(handover);
            if (handed.volume().problems() > 0) {
                writer.addProblem(problem(
                        order.namespace(),
                        order.claim(),
                        Reason.VOLUME_FILES_INCOMPLETE,
                        handed.volume().problems()
                                + " files are missing or not whole; the index of the volume names them."));
            }
        } catch (UnreadableManifestException | UncheckedIOException e) {
            writer.addProblem(problem(
                    order.namespace(),
                    order.claim(),
                    Reason.VOLUME_BACKUP_FAILED,
                    "What the mover handed over cannot be used: " + e.getMessage()));
        }
    }

    private static MoveOrder order(
            BackupSession session, Destination destination, KubeObject claim, VolumeWay.Data readable) {
        return new MoveOrder(
                session.handOn(),
                session.parent().map(parent -> parent.key().backupId()).orElse(null),
                destination,
                Objects.requireNonNull(claim.namespace()),
                claim.name(),
                readable);
    }

    private static BackupProblem problem(@Nullable String namespace, String claim, Reason reason, String message) {
        return new BackupProblem("PersistentVolumeClaim", namespace, claim, reason.code(), message);
    }
}
