package dev.granary.discovery.application;

import dev.granary.discovery.application.port.DiscoveryConfigs;
import dev.granary.discovery.application.port.KubeconfigCipher;
import dev.granary.discovery.application.port.SealedKubeconfig;
import dev.granary.discovery.domain.ConfigState;
import dev.granary.discovery.domain.DiscoveryConfig;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes a new config together with its sealed credential, or nothing. */
public final class NewConfigs {

    private final DiscoveryConfigs configs;
    private final KubeconfigCipher cipher;
    private final BlockingTransactions transactions;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public NewConfigs(
            DiscoveryConfigs configs,
            KubeconfigCipher cipher,
            BlockingTransactions transactions,
            Clock clock,
            Supplier<UUID> ids) {
        this.configs = configs;
        this.cipher = cipher;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    boolean nameTaken(String name) {
        return transactions.inTransaction(() -> configs.nameTaken(name));
    }

    /** Empty when the name was taken meanwhile. */
    Optional<DiscoveryConfig> store(ConfigForm.Fields fields, @Nullable String namespace, ConfigState state) {
        DiscoveryConfig config = new DiscoveryConfig(
                ids.get(),
                fields.name(),
                fields.project(),
                namespace,
                fields.selector(),
                fields.identity(),
                state,
                clock.instant(),
                1);
        SealedKubeconfig sealed = cipher.seal(config.id(), fields.kubeconfigText());
        boolean added = transactions.inTransaction(() -> configs.add(config, sealed));
        return added ? Optional.of(config) : Optional.empty();
    }
}
