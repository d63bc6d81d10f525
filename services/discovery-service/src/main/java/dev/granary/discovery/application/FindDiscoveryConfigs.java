package dev.granary.discovery.application;

import dev.granary.discovery.application.port.DiscoveryConfigs;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows discovery configs and how many shoots each of them manages. */
public final class FindDiscoveryConfigs {

    private final DiscoveryConfigs configs;
    private final Transactions transactions;

    public FindDiscoveryConfigs(DiscoveryConfigs configs, Transactions transactions) {
        this.configs = configs;
        this.transactions = transactions;
    }

    /**
     * A config with what it found.
     *
     * @param shoots managed ones
     */
    public record Found(DiscoveryConfig config, long shoots) {}

    public Uni<Optional<Found>> find(UUID id) {
        return transactions.inTransaction(() -> configs.find(id)
                .chain(config -> configs.managedShoots().map(shoots -> config.map(found -> counted(found, shoots)))));
    }

    /** In order of name, those after {@code after}. */
    public Uni<List<Found>> page(@Nullable String after, int limit) {
        return transactions.inTransaction(() -> configs.page(after, limit)
                .chain(page -> configs.managedShoots()
                        .map(shoots -> page.stream()
                                .map(config -> counted(config, shoots))
                                .toList())));
    }

    public Uni<List<Found>> all() {
        return page(null, Integer.MAX_VALUE);
    }

    private static Found counted(DiscoveryConfig config, Map<UUID, Long> shoots) {
        return new Found(config, shoots.getOrDefault(config.id(), 0L));
    }
}
