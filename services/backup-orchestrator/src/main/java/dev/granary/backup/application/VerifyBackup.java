package dev.granary.backup.application;

import dev.granary.backup.application.VerificationResult.NoSuchBackup;
import dev.granary.backup.application.VerificationResult.NobodyCan;
import dev.granary.backup.application.VerificationResult.NotInStore;
import dev.granary.backup.application.VerificationResult.UnderWay;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.application.port.KnownConnections;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.Verification;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * Makes an agent look whether a backup is in the store as it was written. The agent is that of the backup's own cluster
 * when that is usable, else of any other of the tenant that is. With none nothing changes.
 */
public final class VerifyBackup {
    private final Transactions transactions;
    private final Backups backups;
    private final KnownClusters clusters;
    private final KnownConnections connections;
    private final PlaceVerification placeVerification;

    public VerifyBackup(
            Transactions transactions,
            Backups backups,
            KnownClusters clusters,
            KnownConnections connections,
            PlaceVerification placeVerification) {
        this.transactions = transactions;
        this.backups = backups;
        this.clusters = clusters;
        this.connections = connections;
        this.placeVerification = placeVerification;
    }

    /** Asking again while an agent is at it changes nothing, unless more is asked: then only the deep one counts. */
    public Uni<VerificationResult> verify(BackupId id, boolean deep) {
        return transactions.inTransaction(() -> backups.lock(id)
                .chain(found -> found.map(backup -> verify(backup, deep))
                        .orElseGet(() -> Uni.createFrom().item(new NoSuchBackup(id)))));
    }

    private Uni<VerificationResult> verify(Backup backup, boolean deep) {
        if (!backup.isInStore()) {
            return Uni.createFrom().item(new NotInStore(backup));
        }
        if (isAtIt(backup.upkeep().verification(), deep)) {
            return Uni.createFrom().item(new UnderWay(backup));
        }
        var order = backup.order();
        return connections
                .usable(order.location(), order.tenant(), order.cluster())
                .chain(found -> found.map(by -> placeVerification.place(backup, by, deep))
                        .orElseGet(() -> clusters.find(order.cluster()).map(NobodyCan::new)));
    }

    private static boolean isAtIt(@Nullable Verification latest, boolean deep) {
        return latest != null && latest.isRunning() && (latest.deep() || !deep);
    }
}
