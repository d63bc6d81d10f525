package dev.granary.discovery.application;

import dev.granary.discovery.application.port.Installations;
import dev.granary.discovery.application.port.ShootNews;
import dev.granary.discovery.application.port.Shoots;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.discovery.domain.KnownShoot;
import dev.granary.discovery.domain.ObservedShoot;
import dev.granary.discovery.domain.ShootChange;
import dev.granary.discovery.domain.ShootDecision;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Compares what Gardener shows with what is known, and tells the others what changed, in one transaction. */
public final class RecordShoots {

    private final Shoots shoots;
    private final Installations installations;
    private final ShootNews news;
    private final BlockingTransactions transactions;
    private final Clock clock;

    public RecordShoots(
            Shoots shoots,
            Installations installations,
            ShootNews news,
            BlockingTransactions transactions,
            Clock clock) {
        this.shoots = shoots;
        this.installations = installations;
        this.news = news;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** These shoots match the selector of the config. Of two sightings of one shoot the last counts. */
    public void matching(DiscoveryConfig config, Collection<ObservedShoot> seen) {
        Map<UUID, ObservedShoot> newest = new LinkedHashMap<>();
        seen.forEach(shoot -> newest.put(shoot.facts().uid(), shoot));
        if (!newest.isEmpty()) {
            transactions.inTransaction(() -> shoots.lock(newest.keySet())
                    .chain(known -> write(newest.values().stream()
                            .map(shoot -> ShootDecision.matching(
                                    known.get(shoot.facts().uid()), config.id(), shoot))
                            .flatMap(Optional::stream)
                            .toList())));
        }
    }

    /** A shoot is not in the selection any more; {@code now} is what a GET by name answered. */
    public void departed(DiscoveryConfig config, UUID uid, Optional<ObservedShoot> now) {
        transactions.inTransaction(() -> shoots.lock(Set.of(uid))
                .chain(known -> write(Optional.ofNullable(known.get(uid))
                        .flatMap(shoot -> ShootDecision.departed(shoot, config.id(), config.selector(), now))
                        .stream()
                        .toList())));
    }

    /** Managed shoots of the config, as they are known. */
    public List<KnownShoot> managedBy(DiscoveryConfig config) {
        return transactions.inTransaction(() -> shoots.managedBy(config.id()));
    }

    private Uni<Void> write(List<ShootChange> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        return shoots.store(changes.stream().map(ShootChange::shoot).toList())
                .chain(() -> news.changed(changes, now))
                .chain(() -> installations.hurry(woken(changes), now));
    }

    private static List<UUID> woken(List<ShootChange> changes) {
        return changes.stream()
                .filter(change -> change instanceof ShootChange.Updated updated && updated.woke())
                .map(change -> change.shoot().uid())
                .toList();
    }
}
