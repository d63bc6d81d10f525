package dev.granary.location.application.port;

import dev.granary.location.domain.Location;
import dev.granary.location.domain.LocationId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** All locations. Every call joins the transaction of the use case. */
public interface Locations {
    /** Adds the location; false, and nothing changes, when another one has its name. */
    Uni<Boolean> add(Location location);

    Uni<Optional<Location>> find(LocationId id);

    /** Like {@link #find}, and holds the location until the transaction ends: one change of its connections at a time. */
    Uni<Optional<Location>> lock(LocationId id);

    /** At most {@code limit} locations in the order of their names, those after {@code afterName}; empty starts over. */
    Uni<List<Location>> page(Optional<String> afterName, int limit);
}
