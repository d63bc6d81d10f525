package dev.granary.backup.application;

import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Deletions or verifications that nobody speaks of: one whose agent is gone is presumed to have failed, so that another can
 * be asked; an agent that is there gets the same command again, which it answers, also when it is past its deadline.
 */
public final class UnheardUpkeep implements UnheardWork {
    /** Which of the two. Every call joins the transaction of the batch. */
    public interface Kind {
        Uni<List<Backup>> lockAbandonedSince(Instant time, int limit);

        Uni<List<Backup>> lockQuietSince(Instant time, int limit);

        /** Whose agent works on it; empty when nobody does. */
        Optional<ClusterId> cluster(Backup backup);

        Uni<Void> presumeFailed(Backup backup, Optional<KnownCluster> cluster);

        Uni<Void> askAgain(Backup backup);
    }

    private final Transactions transactions;
    private final KnownClusters clusters;
    private final Kind kind;

    public UnheardUpkeep(Transactions transactions, KnownClusters clusters, Kind kind) {
        this.transactions = transactions;
        this.clusters = clusters;
        this.kind = kind;
    }

    /** An agent does not say that it has begun, so this tells nothing that the two others do not. */
    @Override
    public Uni<Void> neverTaken(Instant deadline) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> abandoned(Instant time) {
        return InBatches.each(transactions, () -> kind.lockAbandonedSince(time, InBatches.SIZE), this::presume);
    }

    @Override
    public Uni<Void> quiet(Instant time) {
        return InBatches.each(transactions, () -> kind.lockQuietSince(time, InBatches.SIZE), kind::askAgain);
    }

    private Uni<Void> presume(Backup backup) {
        return kind.cluster(backup)
                .map(clusters::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(cluster -> kind.presumeFailed(backup, cluster));
    }
}
