package dev.granary.location.application.port;

import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.LocationId;
import dev.granary.location.domain.StateName;
import dev.granary.location.domain.ValidationId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All connections. Every call joins the transaction of the use case; what a {@code lock...} call answers is held until
 * it ends, in the order of location and cluster.
 */
public interface Connections {
    Uni<Void> add(Connection connection);

    /** Writes the state of a connection that exists. */
    Uni<Void> update(Connection connection);

    /** In the order of the cluster ids. */
    Uni<List<Connection>> of(LocationId location);

    Uni<List<Connection>> lockOf(LocationId location);

    /** The connection whose latest validation this is. */
    Uni<Optional<Connection>> lockByValidation(ValidationId validation);

    Uni<List<Connection>> lockOf(ClusterId cluster);

    /** At most {@code limit} connections in progress whose deadline is at or before {@code now}. */
    Uni<List<Connection>> lockOverdue(Instant now, int limit);

    /** How many of the connections are valid, for those of the locations that have any. */
    Uni<Map<LocationId, Tally>> tally(Collection<LocationId> locations);

    /** How many connections are in each state; a state without any may be left out. */
    Uni<Map<StateName, Long>> countByState();

    /** {@code valid} of {@code total}. */
    record Tally(long valid, long total) {
        public static final Tally NONE = new Tally(0, 0);
    }
}
