package dev.granary.backup.adapter.rest;

import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.KnownCluster;
import java.util.Optional;

/** What a person should know about a backup that was accepted. */
final class Notices {
    private Notices() {}

    static Optional<String> whyItWaits(Backup backup, KnownCluster cluster) {
        return cluster.isOnline()
                ? Optional.empty()
                : Optional.of("Cluster " + cluster.name() + " is " + cluster.reachability()
                        + ": the backup starts when its agent is back, until "
                        + backup.order().deadline() + ".");
    }
}
