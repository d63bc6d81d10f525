package dev.granary.discovery.domain;

import dev.granary.selection.LabelSelector;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares what is known with what was seen. Pure: the same question has the same answer, in any order of arrival. */
public final class ShootDecision {

    private ShootDecision() {}

    /** A shoot matches the selector of the config. A shoot belongs to the config that saw it first, until it leaves that one. */
    public static Optional<ShootChange> matching(@Nullable KnownShoot known, UUID configId, ObservedShoot seen) {
        ShootFacts facts = seen.facts();
        if (seen.deleting() || (known != null && known.ownedByOtherThan(configId))) {
            return Optional.empty();
        }
        if (known == null) {
            return Optional.of(new ShootChange.Added(new KnownShoot(facts, configId, true, 1)));
        }
        KnownShoot after = new KnownShoot(facts, configId, true, known.version() + 1);
        if (!known.managed()) {
            return Optional.of(new ShootChange.Added(after));
        }
        boolean woke = known.facts().hibernated() && !facts.hibernated();
        return known.facts().equals(facts) ? Optional.empty() : Optional.of(new ShootChange.Updated(after, woke));
    }

    /** A shoot of the config left the watch or the list; {@code now} is what a GET by name answered. */
    public static Optional<ShootChange> departed(
            KnownShoot known, UUID configId, LabelSelector selector, Optional<ObservedShoot> now) {
        if (!known.managed() || !known.configId().equals(configId)) {
            return Optional.empty();
        }
        return now.filter(seen -> seen.facts().uid().equals(known.uid()))
                .filter(seen -> !seen.deleting())
                .filter(seen -> !selector.matches(seen.labels()))
                .map(seen ->
                        new ShootChange.Unmanaged(new KnownShoot(seen.facts(), configId, false, known.version() + 1)));
    }
}
