package dev.granary.gateway.application.port;

import dev.granary.gateway.application.Change;
import io.smallrye.mutiny.Multi;

/**
 * What changed in the projection, whichever replica wrote it. Starts with the subscription, without history; after a
 * lost database connection changes of the gap are not repeated, and the stream fails so that a reader asks anew.
 */
public interface Changes {

    Multi<Change> stream();
}
