package dev.granary.discovery.fakes;

import dev.granary.discovery.application.port.Shoots;
import dev.granary.discovery.domain.KnownShoot;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shoots in memory. */
public final class FakeShoots implements Shoots {

    private final Map<UUID, KnownShoot> shoots = new HashMap<>();

    @Override
    public Uni<Map<UUID, KnownShoot>> lock(Collection<UUID> uids) {
        Map<UUID, KnownShoot> known = new HashMap<>(shoots);
        known.keySet().retainAll(uids);
        return Uni.createFrom().item(known);
    }

    @Override
    public Uni<Void> store(List<KnownShoot> changed) {
        changed.forEach(shoot -> shoots.put(shoot.uid(), shoot));
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Optional<KnownShoot>> find(UUID uid) {
        return Uni.createFrom().item(Optional.ofNullable(shoots.get(uid)));
    }

    @Override
    public Uni<List<KnownShoot>> managedBy(UUID configId) {
        return Uni.createFrom()
                .item(shoots.values().stream()
                        .filter(KnownShoot::managed)
                        .filter(shoot -> shoot.configId().equals(configId))
                        .toList());
    }

    Map<UUID, Long> managedByConfig() {
        return shoots.values().stream()
                .filter(KnownShoot::managed)
                .collect(Collectors.groupingBy(KnownShoot::configId, Collectors.counting()));
    }
}
