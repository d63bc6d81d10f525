package dev.granary.discovery.application;

import dev.granary.discovery.application.port.Installations;
import dev.granary.discovery.application.port.ShootNews;
import dev.granary.discovery.domain.Installation;
import dev.granary.discovery.domain.InstallationOutcome;
import dev.granary.discovery.domain.InstallationOutcome.Asleep;
import dev.granary.discovery.domain.InstallationOutcome.Failed;
import dev.granary.discovery.domain.InstallationOutcome.Installed;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;

/**
 * Writes down how an attempt ended and tells the others what is new to them: success always, a failure when it cannot be
 * retried or has lasted, and then once per reason.
 */
public final class RecordInstallation {

    private final Installations installations;
    private final ShootNews news;
    private final BlockingTransactions transactions;
    private final InstallationSchedule schedule;
    private final Clock clock;

    public RecordInstallation(
            Installations installations,
            ShootNews news,
            BlockingTransactions transactions,
            InstallationSchedule schedule,
            Clock clock) {
        this.installations = installations;
        this.news = news;
        this.transactions = transactions;
        this.schedule = schedule;
        this.clock = clock;
    }

    /**
     * Writes one outcome. Blocks for the database.
     *
     * @param attempted as it was claimed
     */
    public void record(Installation attempted, InstallationOutcome outcome) {
        Instant now = clock.instant();
        Installation after = schedule.after(attempted, outcome, now);
        transactions.inTransaction(() -> installations
                .record(attempted, after)
                .chain(current -> current ? tell(attempted, after, outcome, now) : nothing()));
    }

    private Uni<Void> tell(Installation before, Installation after, InstallationOutcome outcome, Instant now) {
        return switch (outcome) {
            case Installed installed -> news.installed(after, installed, now);
            case Asleep asleep -> nothing();
            case Failed failed ->
                after.reportedReason() == failed.reason() && before.reportedReason() != failed.reason()
                        ? news.installationFailed(after, failed, now)
                        : nothing();
        };
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
