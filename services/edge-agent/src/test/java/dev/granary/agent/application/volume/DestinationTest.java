package dev.granary.agent.application.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.application.port.FoundKeys;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.KeySecret;
import dev.granary.engine.seal.LocationKey;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DestinationTest {

    private static final LocationKey OLD = KeySecret.newKey("2025-02");
    private static final LocationKey NEW = KeySecret.newKey("2026-11");
    private static final FoundKeys BOTH = new FoundKeys.Keys(LocationKeys.of(List.of(NEW, OLD)));

    @Test
    void aVolumeIsSealedWithTheKeyOfItsBackupWhateverWasAddedSince() {
        var destination = new Destination(Given.LOCATION, OLD.id());

        assertThat(destination.keys(BOTH).all()).containsExactly(OLD, NEW);
    }

    @Test
    void nothingIsSealedThatGoesIntoABackupWithoutAKey() {
        assertThat(Given.PLAIN.keys(BOTH).current()).isEmpty();
    }

    @Test
    void aMoverWithoutTheKeyDoesNotTakeAnother() {
        var destination = new Destination(Given.LOCATION, OLD.id());

        assertThatThrownBy(() -> destination.keys(new FoundKeys.Keys(LocationKeys.of(List.of(NEW)))))
                .isInstanceOf(SealException.KeyAbsent.class);
        assertThatThrownBy(() -> destination.keys(new FoundKeys.Absent())).isInstanceOf(SealException.KeyAbsent.class);
    }
}
