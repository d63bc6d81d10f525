package dev.granary.discovery.application;

import dev.granary.discovery.application.port.Meters;
import dev.granary.discovery.domain.Installation;
import dev.granary.discovery.domain.InstallationOutcome;
import dev.granary.discovery.domain.InstallationOutcome.Asleep;
import dev.granary.discovery.domain.InstallationOutcome.Failed;
import dev.granary.discovery.domain.InstallationOutcome.Installed;
import dev.granary.observability.LogLine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** One attempt from the journal and back into it. If it dies in between, the journal hands it out again. */
public final class AttemptInstallation {

    private static final Logger LOG = System.getLogger(AttemptInstallation.class.getName());

    private final InstallAgent install;
    private final RecordInstallation record;
    private final Meters meters;

    public AttemptInstallation(InstallAgent install, RecordInstallation record, Meters meters) {
        this.install = install;
        this.record = record;
        this.meters = meters;
    }

    void attempt(Installation claimed) {
        try {
            InstallationOutcome outcome = install.attempt(claimed.shootUid());
            log(claimed, outcome);
            meters.installationAttempted(outcome);
            record.record(claimed, outcome);
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, LogLine.of("installation attempt failed", "clusterId", claimed.shootUid()), fault);
        }
    }

    private static void log(Installation claimed, InstallationOutcome outcome) {
        switch (outcome) {
            case Installed installed ->
                LOG.log(Level.INFO, LogLine.of("agent is installed", "clusterId", claimed.shootUid()));
            case Asleep asleep ->
                LOG.log(Level.INFO, LogLine.of("agent waits for the shoot to wake", "clusterId", claimed.shootUid()));
            case Failed failed ->
                LOG.log(
                        Level.INFO,
                        LogLine.of(
                                "agent is not installed",
                                "clusterId",
                                claimed.shootUid(),
                                "reason",
                                failed.reason().wireName(),
                                "message",
                                failed.message(),
                                "attempt",
                                claimed.attempts()));
        }
    }
}
