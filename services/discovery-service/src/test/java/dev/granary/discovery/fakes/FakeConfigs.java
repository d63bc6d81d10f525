package dev.granary.discovery.fakes;

import dev.granary.discovery.application.port.DiscoveryConfigs;
import dev.granary.discovery.application.port.SealedKubeconfig;
import dev.granary.discovery.domain.DiscoveryConfig;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Configs in memory; remembers every state that was written. */
public final class FakeConfigs implements DiscoveryConfigs {

    private final Map<UUID, DiscoveryConfig> configs = new HashMap<>();
    private final Map<UUID, SealedKubeconfig> kubeconfigs = new HashMap<>();
    private final FakeShoots shoots;

    /** Every update, in order. */
    public final List<DiscoveryConfig> updates = new ArrayList<>();

    public FakeConfigs(FakeShoots shoots) {
        this.shoots = shoots;
    }

    @Override
    public Uni<Boolean> add(DiscoveryConfig config, SealedKubeconfig kubeconfig) {
        return nameTaken(config.name())
                .invoke(taken -> {
                    if (!taken) {
                        configs.put(config.id(), config);
                        kubeconfigs.put(config.id(), kubeconfig);
                    }
                })
                .map(taken -> !taken);
    }

    @Override
    public Uni<Void> update(DiscoveryConfig config) {
        configs.put(config.id(), config);
        updates.add(config);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Optional<DiscoveryConfig>> find(UUID id) {
        return Uni.createFrom().item(Optional.ofNullable(configs.get(id)));
    }

    @Override
    public Uni<Optional<SealedKubeconfig>> kubeconfig(UUID id) {
        return Uni.createFrom().item(Optional.ofNullable(kubeconfigs.get(id)));
    }

    @Override
    public Uni<Boolean> nameTaken(String name) {
        return Uni.createFrom()
                .item(configs.values().stream().anyMatch(config -> config.name().equals(name)));
    }

    @Override
    public Uni<List<DiscoveryConfig>> all() {
        return page(null, Integer.MAX_VALUE);
    }

    @Override
    public Uni<List<DiscoveryConfig>> page(@Nullable String after, int limit) {
        return Uni.createFrom()
                .item(configs.values().stream()
                        .filter(config -> after == null || config.name().compareTo(after) > 0)
                        .sorted(Comparator.comparing(DiscoveryConfig::name))
                        .limit(limit)
                        .toList());
    }

    @Override
    public Uni<Map<UUID, Long>> managedShoots() {
        return Uni.createFrom().item(shoots.managedByConfig());
    }
}
