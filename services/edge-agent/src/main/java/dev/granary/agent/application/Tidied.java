package dev.granary.agent.application;

import dev.granary.agent.domain.Refusal;
import dev.granary.engine.protocol.CollectResult;
import dev.granary.engine.protocol.OrphanReports;
import java.util.UUID;

/** How the tidying of a location went. */
public sealed interface Tidied {

    /**
     * What belongs to nothing was cleared away, or as much of it as may be, and the rest is in a report there.
     *
     * @param collected what went
     * @param report what stays
     */
    record Reported(UUID locationId, CollectResult collected, OrphanReports.Report report) implements Tidied {}

    /** The store did not let it be done. */
    record Failed(UUID locationId, Refusal refusal) implements Tidied {}
}
