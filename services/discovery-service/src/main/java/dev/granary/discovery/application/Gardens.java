package dev.granary.discovery.application;

import dev.granary.discovery.application.port.DiscoveryConfigs;
import dev.granary.discovery.application.port.Garden;
import dev.granary.discovery.application.port.Gardener;
import dev.granary.discovery.application.port.KubeconfigCipher;
import dev.granary.discovery.application.port.Kubeconfigs;
import dev.granary.discovery.domain.KubeconfigReading;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** One open connection to Gardener per config, for its watch and its installations together. */
public final class Gardens {

    private final DiscoveryConfigs configs;
    private final KubeconfigCipher cipher;
    private final Kubeconfigs kubeconfigs;
    private final Gardener gardener;
    private final BlockingTransactions transactions;
    private final Map<UUID, Garden> open = new ConcurrentHashMap<>();

    public Gardens(
            DiscoveryConfigs configs,
            KubeconfigCipher cipher,
            Kubeconfigs kubeconfigs,
            Gardener gardener,
            BlockingTransactions transactions) {
        this.configs = configs;
        this.cipher = cipher;
        this.kubeconfigs = kubeconfigs;
        this.gardener = gardener;
        this.transactions = transactions;
    }

    /** The connection of the config; the caller does not close it. Blocks for the database the first time. */
    Garden of(UUID configId) {
        return open.computeIfAbsent(configId, this::connect);
    }

    private Garden connect(UUID configId) {
        String text = transactions
                .inTransaction(() -> configs.kubeconfig(configId))
                .map(stored -> cipher.open(configId, stored))
                .orElseThrow(() -> new IllegalStateException("no discovery config " + configId));
        return switch (kubeconfigs.read(text)) {
            case KubeconfigReading.Accepted accepted -> gardener.connect(accepted.kubeconfig());
            case KubeconfigReading.Refused refused ->
                throw new IllegalStateException("stored kubeconfig of " + configId + ": " + refused.problem());
        };
    }

    void close() {
        open.values().forEach(Garden::close);
        open.clear();
    }
}
