package dev.granary.agent.application.volume.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.application.restore.Patience;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every way to new volumes does. The backup has data of the claim {@code data} and none of {@code other}. */
public abstract class NewVolumesContract {

    protected static final String DATA = "data";
    private static final Settled NOTHING_KNOWN = new Settled.Bound(new FillResult.Filled(0, 0, ""));

    private final UUID restore = UUID.randomUUID();

    protected abstract NewVolumes volumes();

    /** For a claim of that name in a namespace of the test. */
    protected abstract FillOrder order(UUID restore, String claim);

    protected abstract Patience patience();

    /** Makes the claim of the order, which asks for that volume. */
    protected abstract void makeClaim(FillOrder order, String volume);

    /** Whether the volume is there, holds the data of the backup, and is bound to the order's claim. */
    protected abstract boolean hasItsVolume(FillOrder order, String volume);

    /** What is there of movers, and of volumes that are on their way; by name. */
    protected abstract List<String> left();

    /** Waits until nothing is left, and no data lies about that no claim has. */
    protected abstract void awaitNothingLeft();

    @Test
    void aClaimGetsAVolumeWithTheDataOfTheBackup() {
        FillOrder order = order(restore, DATA);

        var offer = (Offer.Offered) volumes().offer(order, patience());
        makeClaim(order, offer.volume());

        var settled = (Settled.Bound) volumes().settle(order, patience());
        assertThat(settled.filled().problems()).isZero();
        assertThat(settled.filled().entries()).isPositive();
        assertThat(hasItsVolume(order, offer.volume())).isTrue();
        volumes().clear(restore::equals);
        assertThat(hasItsVolume(order, offer.volume())).isTrue();
        awaitNothingLeft();
    }

    @Test
    void theNextProcessHearsWhatTheMoverToldUntilTheRestoreHasEnded() {
        FillOrder order = order(restore, DATA);
        makeClaim(order, ((Offer.Offered) volumes().offer(order, patience())).volume());
        Settled first = volumes().settle(order, patience());

        Settled second = volumes().settle(order, patience());
        volumes().clear(UUID.randomUUID()::equals);
        Settled third = volumes().settle(order, patience());

        assertThat(List.of(second, third)).containsOnly(first);
    }

    @Test
    void aVolumeThatCannotBeFilledLeavesNothing() {
        var offer = (Offer.NotOffered) volumes().offer(order(restore, "other"), patience());

        assertThat(offer.message()).isEqualTo("The backup has no data of this volume.");
        awaitNothingLeft();
    }

    @Test
    void theNextProcessGoesOnWithTheMoverThatRuns() {
        FillOrder order = order(restore, DATA);
        stopAtFirstWait(order);
        List<String> before = left();

        var offer = (Offer.Offered) volumes().offer(order, patience());

        assertThat(before).isNotEmpty();
        makeClaim(order, offer.volume());
        assertThat(volumes().settle(order, patience())).isInstanceOf(Settled.Bound.class);
        assertThat(hasItsVolume(order, offer.volume())).isTrue();
        volumes().clear(restore::equals);
        awaitNothingLeft();
    }

    @Test
    void theNextProcessGetsTheVolumeThatWasOfferedAlready() {
        FillOrder order = order(restore, DATA);
        Offer first = volumes().offer(order, patience());

        assertThat(volumes().offer(order, patience())).isEqualTo(first);
    }

    @Test
    void theNextProcessSettlesWhatItFindsClaimed() {
        FillOrder order = order(restore, DATA);
        var offer = (Offer.Offered) volumes().offer(order, patience());
        makeClaim(order, offer.volume());

        volumes().clear(restore::equals);

        awaitNothingLeft();
        assertThat(volumes().settle(order, patience())).isEqualTo(NOTHING_KNOWN);
        assertThat(hasItsVolume(order, offer.volume())).isTrue();
    }

    @Test
    void nothingIsLeftOfAVolumeThatNobodyClaimed() {
        volumes().offer(order(restore, DATA), patience());

        volumes().clear(restore::equals);

        awaitNothingLeft();
    }

    @Test
    void nothingIsLeftOfAMoverThatIsNotWaitedFor() {
        stopAtFirstWait(order(restore, DATA));

        volumes().clear(restore::equals);

        awaitNothingLeft();
    }

    @Test
    void whatBelongsToAnotherRestoreStays() {
        volumes().offer(order(restore, DATA), patience());
        List<String> before = left();

        volumes().clear(UUID.randomUUID()::equals);

        assertThat(left()).isEqualTo(before).isNotEmpty();
    }

    @Test
    void thereIsNothingToSettleWithoutAnOffer() {
        assertThat(volumes().settle(order(restore, DATA), patience())).isEqualTo(NOTHING_KNOWN);
    }

    private void stopAtFirstWait(FillOrder order) {
        var stopped = new IllegalStateException("stopped");
        assertThatThrownBy(() -> volumes().offer(order, time -> {
                    throw stopped;
                }))
                .isSameAs(stopped);
    }
}
