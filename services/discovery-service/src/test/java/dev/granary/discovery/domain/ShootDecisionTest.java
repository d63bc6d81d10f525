package dev.granary.discovery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.discovery.domain.ShootChange.Added;
import dev.granary.discovery.domain.ShootChange.Unmanaged;
import dev.granary.discovery.domain.ShootChange.Updated;
import dev.granary.selection.LabelSelector;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShootDecisionTest {

    private static final UUID CONFIG = UUID.fromString("c0000000-0000-4000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("c0000000-0000-4000-8000-000000000002");
    private static final UUID UID = UUID.fromString("5b2e3b54-3f0c-4bb0-8a60-8d1c5a7c0e21");
    private static final LabelSelector SELECTOR = LabelSelector.stored("protect=true");

    @Test
    void addsAShootThatIsSeenForTheFirstTime() {
        assertThat(ShootDecision.matching(null, CONFIG, seen(facts(false))))
                .contains(new Added(new KnownShoot(facts(false), CONFIG, true, 1)));
    }

    @Test
    void saysNothingOfAShootThatIsAsItWas() {
        assertThat(ShootDecision.matching(known(true, 7), CONFIG, seen(facts(false))))
                .isEmpty();
    }

    @Test
    void updatesWhenAFactChanged() {
        assertThat(ShootDecision.matching(known(true, 7), CONFIG, seen(facts(true))))
                .contains(new Updated(new KnownShoot(facts(true), CONFIG, true, 8), false));
    }

    @Test
    void noticesThatAShootWoke() {
        KnownShoot asleep = new KnownShoot(facts(true), CONFIG, true, 2);

        assertThat(ShootDecision.matching(asleep, CONFIG, seen(facts(false))))
                .contains(new Updated(new KnownShoot(facts(false), CONFIG, true, 3), true));
    }

    @Test
    void addsAgainWhatWasUnmanagedAlsoForAnotherConfig() {
        assertThat(ShootDecision.matching(known(false, 3), OTHER, seen(facts(false))))
                .contains(new Added(new KnownShoot(facts(false), OTHER, true, 4)));
    }

    @Test
    void leavesAShootWithTheConfigThatSawItFirst() {
        assertThat(ShootDecision.matching(known(true, 3), OTHER, seen(facts(true))))
                .isEmpty();
    }

    @Test
    void ignoresAShootThatIsBeingDeleted() {
        ObservedShoot deleting = new ObservedShoot(facts(true), Map.of("protect", "true"), true);

        assertThat(ShootDecision.matching(null, CONFIG, deleting)).isEmpty();
        assertThat(ShootDecision.matching(known(true, 3), CONFIG, deleting)).isEmpty();
    }

    @Test
    void unmanagesAShootThatIsThereWithTheSameUidWithoutTheLabel() {
        ObservedShoot now = new ObservedShoot(facts(false), Map.of(), false);

        assertThat(ShootDecision.departed(known(true, 3), CONFIG, SELECTOR, Optional.of(now)))
                .contains(new Unmanaged(new KnownShoot(facts(false), CONFIG, false, 4)));
    }

    @Test
    void saysNothingOfAShootThatIsNotThere() {
        assertThat(ShootDecision.departed(known(true, 3), CONFIG, SELECTOR, Optional.empty()))
                .isEmpty();
    }

    @Test
    void saysNothingWhenTheNameBelongsToAnotherShootNow() {
        ShootFacts madeAgain = facts(UUID.randomUUID(), false);
        ObservedShoot now = new ObservedShoot(madeAgain, Map.of(), false);

        assertThat(ShootDecision.departed(known(true, 3), CONFIG, SELECTOR, Optional.of(now)))
                .isEmpty();
    }

    @Test
    void saysNothingWhenTheLabelIsBackOrTheShootIsBeingDeleted() {
        ObservedShoot back = seen(facts(false));
        ObservedShoot deleting = new ObservedShoot(facts(false), Map.of(), true);

        assertThat(ShootDecision.departed(known(true, 3), CONFIG, SELECTOR, Optional.of(back)))
                .isEmpty();
        assertThat(ShootDecision.departed(known(true, 3), CONFIG, SELECTOR, Optional.of(deleting)))
                .isEmpty();
    }

    @Test
    void letsOnlyTheOwnerUnmanage() {
        ObservedShoot now = new ObservedShoot(facts(false), Map.of(), false);

        assertThat(ShootDecision.departed(known(true, 3), OTHER, SELECTOR, Optional.of(now)))
                .isEmpty();
        assertThat(ShootDecision.departed(known(false, 3), CONFIG, SELECTOR, Optional.of(now)))
                .isEmpty();
    }

    private static KnownShoot known(boolean managed, long version) {
        return new KnownShoot(facts(false), CONFIG, managed, version);
    }

    private static ObservedShoot seen(ShootFacts facts) {
        return new ObservedShoot(facts, Map.of("protect", "true"), false);
    }

    private static ShootFacts facts(boolean hibernated) {
        return facts(UID, hibernated);
    }

    private static ShootFacts facts(UUID uid, boolean hibernated) {
        return new ShootFacts(
                uid, "edge-01", "garden-fleet", "fleet", Map.of(), "westeurope", "azure", null, "1.34.2", hibernated);
    }
}
