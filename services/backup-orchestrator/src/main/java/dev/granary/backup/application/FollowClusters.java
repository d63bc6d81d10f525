package dev.granary.backup.application;

import dev.granary.backup.application.port.DesiredStates;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Clock;

/** Keeps the registry's last word on each cluster, and sends what waited for the first. */
public final class FollowClusters {
    private final Transactions transactions;
    private final KnownClusters clusters;
    private final DesiredStates desiredStates;
    private final SendDueCommands sendDueCommands;
    private final Clock clock;

    public FollowClusters(
            Transactions transactions,
            KnownClusters clusters,
            DesiredStates desiredStates,
            SendDueCommands sendDueCommands,
            Clock clock) {
        this.transactions = transactions;
        this.clusters = clusters;
        this.desiredStates = desiredStates;
        this.sendDueCommands = sendDueCommands;
        this.clock = clock;
    }

    public Uni<Void> follow(KnownCluster cluster) {
        return transactions.inTransaction(() -> clusters.putIfNewer(cluster, clock.instant())
                .chain(newer ->
                        newer ? sendWhatWaited(cluster) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> sendWhatWaited(KnownCluster cluster) {
        return desiredStates.lock(cluster.id()).chain(sendDueCommands::send);
    }
}
