package dev.granary.backup.application.port;

import dev.granary.backup.domain.KnownLocation;
import dev.granary.backup.domain.LocationId;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The locations as their owner described them. Every call joins the transaction of the use case. */
public interface KnownLocations {
    Uni<Optional<KnownLocation>> find(LocationId id);

    /** Those of the locations that are known, in the order of their ids. */
    Uni<List<KnownLocation>> find(Collection<LocationId> ids);

    /**
     * Waits for a transaction that is just writing this location, and keeps others from it until this one ends; also
     * when the location is not known yet.
     */
    Uni<Void> holdStill(LocationId id);

    /** Keeps the location unless a word of the same or a higher version is there; true when it was kept. */
    Uni<Boolean> putIfNewer(KnownLocation location);
}
