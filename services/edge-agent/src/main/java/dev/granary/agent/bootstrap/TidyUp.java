package dev.granary.agent.bootstrap;

import dev.granary.agent.application.Tidied;
import dev.granary.agent.application.TidyLocations;
import dev.granary.agent.domain.Refusal;
import dev.granary.engine.protocol.CollectResult;
import dev.granary.engine.protocol.OrphanReports.Report;
import dev.granary.observability.LogLine;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tidies the locations, and logs how that went: nobody waits for it. */
record TidyUp(TidyLocations locations) implements Runnable {

    private static final Logger LOG = Logger.getLogger(TidyUp.class);

    @Override
    public void run() {
        locations.tidy().forEach(TidyUp::log);
    }

    private static void log(Tidied tidied) {
        switch (tidied) {
            case Tidied.Reported(UUID location, CollectResult collected, Report report) ->
                LOG.info(LogLine.of(
                        "location is tidy",
                        "locationId",
                        location,
                        "packsRemoved",
                        collected.packs().blobs(),
                        "leftoversRemoved",
                        collected.leftovers().blobs(),
                        "orphans",
                        report.orphans(),
                        "orphanBytes",
                        report.bytes()));
            case Tidied.Failed(UUID location, Refusal refusal) ->
                LOG.warn(LogLine.of(
                        "location is not tidy",
                        "locationId",
                        location,
                        "reason",
                        refusal.reason(),
                        "message",
                        refusal.message()));
        }
    }
}
