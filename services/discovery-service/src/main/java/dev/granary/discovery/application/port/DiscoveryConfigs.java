package dev.granary.discovery.application.port;

import dev.granary.discovery.domain.DiscoveryConfig;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The discovery configs. Every call joins the running transaction. */
public interface DiscoveryConfigs {

    /** False when the name is taken, then nothing is added. */
    Uni<Boolean> add(DiscoveryConfig config, SealedKubeconfig kubeconfig);

    /** Writes state, namespace and version of a config that is there. */
    Uni<Void> update(DiscoveryConfig config);

    Uni<Optional<DiscoveryConfig>> find(UUID id);

    Uni<Optional<SealedKubeconfig>> kubeconfig(UUID id);

    Uni<Boolean> nameTaken(String name);

    Uni<List<DiscoveryConfig>> all();

    /**
     * In order of name.
     *
     * @param after name before the first of the page; null for the first page
     */
    Uni<List<DiscoveryConfig>> page(@Nullable String after, int limit);

    /** Managed shoots by config; a config without any is absent. */
    Uni<Map<UUID, Long>> managedShoots();
}
