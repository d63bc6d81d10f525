package dev.granary.backup.adapter.rest;

import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.Restore;
import java.time.Instant;
import java.util.Optional;

/** What a person should know about a backup or a restore that was accepted. */
final class Notices {
    private Notices() {}

    static Optional<String> whyItWaits(Backup backup, KnownCluster cluster) {
        return whyItWaits("backup", backup.order().deadline(), cluster);
    }

    static Optional<String> whyItWaits(Restore restore, KnownCluster cluster) {
        return whyItWaits("restore", restore.order().deadline(), cluster);
    }

    private static Optional<String> whyItWaits(String what, Instant deadline, KnownCluster cluster) {
        return cluster.isOnline()
                ? Optional.empty()
                : Optional.of("Cluster " + cluster.name() + " is " + cluster.reachability() + ": the " + what
                        + " starts when its agent is back, until " + deadline + ".");
    }
}
