package dev.granary.location.application.port;

import dev.granary.location.domain.LocationEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Tells the rest of the system. Joins the transaction: either the change and its events are kept, or neither. */
public interface LocationEvents {
    /** Readers see the events of one location and cluster in this order. */
    Uni<Void> publish(List<LocationEvent> events);
}
