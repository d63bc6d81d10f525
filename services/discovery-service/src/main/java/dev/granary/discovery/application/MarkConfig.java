package dev.granary.discovery.application;

import dev.granary.discovery.application.port.DiscoveryConfigs;
import dev.granary.discovery.domain.ConfigState;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.observability.LogLine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Writes down how a config does; writes nothing when nothing changed. */
public final class MarkConfig {

    private static final Logger LOG = System.getLogger(MarkConfig.class.getName());

    private final DiscoveryConfigs configs;
    private final BlockingTransactions transactions;

    public MarkConfig(DiscoveryConfigs configs, BlockingTransactions transactions) {
        this.configs = configs;
        this.transactions = transactions;
    }

    DiscoveryConfig active(DiscoveryConfig config, String namespace) {
        DiscoveryConfig next = config.inNamespace(namespace).inState(new ConfigState.Active());
        if (write(config, next)) {
            LOG.log(
                    Level.INFO,
                    LogLine.of("discovery config is active", "configId", next.id(), "namespace", namespace));
        }
        return next;
    }

    DiscoveryConfig failed(DiscoveryConfig config, ConfigState.Failed state) {
        DiscoveryConfig next = config.inState(state);
        if (write(config, next)) {
            LOG.log(
                    Level.INFO,
                    LogLine.of(
                            "discovery config failed",
                            "configId",
                            next.id(),
                            "reason",
                            state.reason().wireName()));
        }
        return next;
    }

    private boolean write(DiscoveryConfig before, DiscoveryConfig after) {
        if (before.equals(after)) {
            return false;
        }
        transactions.inTransaction(() -> configs.update(after));
        return true;
    }
}
