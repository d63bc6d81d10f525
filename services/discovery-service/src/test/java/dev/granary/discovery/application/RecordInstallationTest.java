package dev.granary.discovery.application;

import static dev.granary.discovery.fakes.Examples.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.discovery.domain.Backoff;
import dev.granary.discovery.domain.FailureReason;
import dev.granary.discovery.domain.Installation;
import dev.granary.discovery.domain.InstallationOutcome;
import dev.granary.discovery.domain.InstallationOutcome.Asleep;
import dev.granary.discovery.domain.InstallationOutcome.Failed;
import dev.granary.discovery.domain.InstallationOutcome.Installed;
import dev.granary.discovery.fakes.DirectTransactions;
import dev.granary.discovery.fakes.FakeInstallations;
import dev.granary.discovery.fakes.FakeNews;
import dev.granary.discovery.fakes.MovingClock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordInstallationTest {

    private static final UUID SHOOT = uuid("one");
    private static final Failed NOT_READY = new Failed(FailureReason.SHOOT_NOT_READY, "not yet", true);
    private static final Failed UNREACHABLE = new Failed(FailureReason.SHOOT_UNREACHABLE, "no answer", true);
    private static final Failed GONE = new Failed(FailureReason.SHOOT_GONE, "gone", false);
    private static final Installed INSTALLED = new Installed("0.1.0", "https://issuer", "{}");

    private final FakeInstallations installations = new FakeInstallations();
    private final FakeNews news = new FakeNews();
    private final MovingClock clock = new MovingClock();
    private final InstallationPolicy policy = new InstallationPolicy(
            8,
            Duration.ofMinutes(5),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            3,
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)));
    private final RecordInstallation record = new RecordInstallation(
            installations,
            news,
            new BlockingTransactions(new DirectTransactions()),
            new InstallationSchedule(policy, new Random(1)),
            clock);

    @BeforeEach
    void request() {
        installations
                .request(Installation.requested(SHOOT, 1, clock.instant()))
                .await()
                .indefinitely();
    }

    @Test
    void tellsOfSuccessAtOnce() {
        attempt(INSTALLED);

        assertThat(news.outcomes).containsExactly(INSTALLED);
        assertThat(journal().state()).isEqualTo(Installation.State.DONE);
    }

    @Test
    void tellsOfALastingFailureOncePerReason() {
        attempt(NOT_READY);
        attempt(NOT_READY);
        assertThat(news.outcomes).isEmpty();

        attempt(NOT_READY);
        attempt(NOT_READY);
        attempt(UNREACHABLE);
        attempt(UNREACHABLE);
        attempt(NOT_READY);

        assertThat(news.outcomes).containsExactly(NOT_READY, UNREACHABLE, NOT_READY);
    }

    @Test
    void tellsAtOnceOfAFailureThatNoAttemptCanHelpAndEnds() {
        attempt(GONE);

        assertThat(news.outcomes).containsExactly(GONE);
        assertThat(journal().state()).isEqualTo(Installation.State.FAILED);
        clock.move(Duration.ofDays(1));
        assertThat(claim()).isEmpty();
    }

    @Test
    void triesAgainLaterAndLater() {
        attempt(NOT_READY);
        Duration first = Duration.between(clock.instant(), journal().nextAttemptAt());
        attempt(NOT_READY);
        attempt(NOT_READY);
        attempt(NOT_READY);
        Duration fourth = Duration.between(clock.instant(), journal().nextAttemptAt());

        assertThat(first).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(fourth).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
    }

    @Test
    void tellsNothingOfASleepingShootAndKeepsItsPatience() {
        attempt(new Asleep());
        attempt(new Asleep());
        attempt(new Asleep());
        attempt(NOT_READY);

        assertThat(news.outcomes).isEmpty();
        assertThat(journal().attempts()).isEqualTo(1);
    }

    @Test
    void dropsTheOutcomeOfAnAttemptThatALaterRegistrationOvertook() {
        Installation attempted = claim().getFirst();
        installations
                .request(Installation.requested(SHOOT, 2, clock.instant()))
                .await()
                .indefinitely();

        record.record(attempted, INSTALLED);

        assertThat(news.outcomes).isEmpty();
        assertThat(journal().state()).isEqualTo(Installation.State.REQUESTED);
        assertThat(journal().registrationNumber()).isEqualTo(2);
    }

    @Test
    void dropsTheOutcomeOfAnAttemptThatCountedAsLost() {
        Installation lost = claim().getFirst();
        clock.move(Duration.ofMinutes(6));
        Installation second = claim().getFirst();

        record.record(lost, NOT_READY);
        record.record(second, INSTALLED);

        assertThat(news.outcomes).containsExactly(INSTALLED);
    }

    private void attempt(InstallationOutcome outcome) {
        clock.move(Duration.between(clock.instant(), journal().nextAttemptAt()));
        record.record(claim().getFirst(), outcome);
    }

    private List<Installation> claim() {
        return installations
                .claim(clock.instant(), 8, clock.instant().plus(policy.lease()))
                .await()
                .indefinitely();
    }

    private Installation journal() {
        return installations.of(SHOOT).orElseThrow();
    }
}
