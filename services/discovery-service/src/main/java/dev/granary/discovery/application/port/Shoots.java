package dev.granary.discovery.application.port;

import dev.granary.discovery.domain.KnownShoot;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The shoots that discovery knows. Every call joins the running transaction. */
public interface Shoots {

    /** Those of the uids that are known; nobody else changes them before the transaction ends. */
    Uni<Map<UUID, KnownShoot>> lock(Collection<UUID> uids);

    /** Adds or replaces. */
    Uni<Void> store(List<KnownShoot> shoots);

    Uni<Optional<KnownShoot>> find(UUID uid);

    Uni<List<KnownShoot>> managedBy(UUID configId);
}
