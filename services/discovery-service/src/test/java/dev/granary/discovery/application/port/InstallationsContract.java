package dev.granary.discovery.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.discovery.domain.FailureReason;
import dev.granary.discovery.domain.Installation;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every journal of installations does. */
public abstract class InstallationsContract {

    protected static final Instant NOW = Instant.parse("2020-01-01T00:00:00Z");
    protected static final Instant LOST = NOW.plus(Duration.ofMinutes(5));

    private final UUID shoot = UUID.randomUUID();

    protected abstract Installations installations();

    protected abstract Transactions transactions();

    @Test
    void handsOutWhatIsDueOnceUntilItCountsAsLost() {
        request(1, NOW);

        assertThat(claim(NOW.minusMillis(1))).isEmpty();
        assertThat(claim(NOW)).containsExactly(new Installation(shoot, 1, Installation.State.REQUESTED, 1, LOST, null));
        assertThat(claim(LOST.minusMillis(1))).isEmpty();
        assertThat(claim(LOST)).extracting(Installation::attempts).containsExactly(2);
    }

    @Test
    void handsOutTheLongestDueFirstAndNoMoreThanAsked() {
        UUID other = UUID.randomUUID();
        request(1, NOW);
        await(() -> installations().request(Installation.requested(other, 1, NOW.minusSeconds(1))));

        List<Installation> claimed = await(() -> installations().claim(NOW, 1, LOST));

        assertThat(claimed).extracting(Installation::shootUid).containsExactly(other);
    }

    @Test
    void startsAgainWhenAskedAgainAndDoesNotHearAnEarlierRegistration() {
        request(2, NOW);
        Installation claimed = claim(NOW).getFirst();
        record(claimed, claimed.again(LOST, FailureReason.SHOOT_UNREACHABLE));

        request(1, NOW);
        assertThat(claim(NOW)).isEmpty();

        request(2, NOW);
        assertThat(claim(NOW)).containsExactly(new Installation(shoot, 2, Installation.State.REQUESTED, 1, LOST, null));
    }

    @Test
    void keepsTheReasonThatWasReported() {
        request(1, NOW);
        Installation claimed = claim(NOW).getFirst();

        assertThat(record(claimed, claimed.again(NOW, FailureReason.SHOOT_UNREACHABLE)))
                .isTrue();

        assertThat(claim(NOW))
                .containsExactly(new Installation(
                        shoot, 1, Installation.State.REQUESTED, 2, LOST, FailureReason.SHOOT_UNREACHABLE));
    }

    @Test
    void refusesTheOutcomeOfAnAttemptThatIsNotTheLast() {
        request(1, NOW);
        Installation lost = claim(NOW).getFirst();
        Installation second = claim(LOST).getFirst();
        assertThat(record(lost, lost.done())).isFalse();

        request(2, NOW);
        assertThat(record(second, second.done())).isFalse();
        assertThat(claim(NOW)).extracting(Installation::registrationNumber).containsExactly(2);
    }

    @Test
    void doesNotHandOutWhatIsDoneOrFailed() {
        request(1, NOW);
        Installation first = claim(NOW).getFirst();
        record(first, first.done());
        assertThat(claim(LOST)).isEmpty();

        request(1, NOW);
        Installation second = claim(NOW).getFirst();
        record(second, second.failed(FailureReason.SHOOT_GONE));
        assertThat(claim(LOST)).isEmpty();
    }

    @Test
    void hurriesWhatWaitsForASleepingShootOnly() {
        request(1, NOW);
        Installation claimed = claim(NOW).getFirst();
        await(() -> installations().hurry(List.of(shoot), NOW));
        assertThat(claim(NOW)).isEmpty();

        record(claimed, claimed.waiting(LOST));
        await(() -> installations().hurry(List.of(), NOW));
        assertThat(claim(NOW)).isEmpty();
        await(() -> installations().hurry(List.of(shoot, UUID.randomUUID()), NOW));
        assertThat(claim(NOW)).hasSize(1);
    }

    @Test
    void handsOutAgainWhatAProcessHadTakenUpWhenItEnded() {
        request(1, NOW);
        Installation interrupted = claim(NOW).getFirst();

        await(() -> installations().release(NOW));

        assertThat(claim(NOW)).extracting(Installation::attempts).containsExactly(2);
        assertThat(record(interrupted, interrupted.done())).isFalse();
    }

    @Test
    void releasesNothingThatWaitsForItsTime() {
        request(1, NOW);
        Installation failed = claim(NOW).getFirst();
        record(failed, failed.again(LOST, null));

        await(() -> installations().release(NOW));

        assertThat(claim(NOW)).isEmpty();
    }

    private void request(int registration, Instant at) {
        await(() -> installations().request(Installation.requested(shoot, registration, at)));
    }

    private boolean record(Installation attempted, Installation after) {
        return await(() -> installations().record(attempted, after));
    }

    private List<Installation> claim(Instant now) {
        return await(() -> installations().claim(now, 100, LOST)).stream()
                .filter(claimed -> claimed.shootUid().equals(shoot))
                .toList();
    }

    protected final <T> T await(Supplier<Uni<T>> work) {
        return transactions().inTransaction(work).await().indefinitely();
    }
}
