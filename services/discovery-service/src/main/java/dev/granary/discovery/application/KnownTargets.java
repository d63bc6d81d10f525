package dev.granary.discovery.application;

import dev.granary.discovery.application.port.DiscoveryConfigs;
import dev.granary.discovery.application.port.Shoots;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.discovery.domain.KnownShoot;
import java.util.Optional;
import java.util.UUID;

/** Finds what an installation is for. */
public final class KnownTargets {

    private final Shoots shoots;
    private final DiscoveryConfigs configs;
    private final BlockingTransactions transactions;

    public KnownTargets(Shoots shoots, DiscoveryConfigs configs, BlockingTransactions transactions) {
        this.shoots = shoots;
        this.configs = configs;
        this.transactions = transactions;
    }

    /** Empty for a shoot that is unknown or not managed any more. */
    Optional<Target> find(UUID shootUid) {
        Optional<KnownShoot> shoot =
                transactions.inTransaction(() -> shoots.find(shootUid)).filter(KnownShoot::managed);
        Optional<DiscoveryConfig> config =
                shoot.flatMap(known -> transactions.inTransaction(() -> configs.find(known.configId())));
        return shoot.flatMap(known -> config.map(owner -> new Target(known, owner)));
    }
}
