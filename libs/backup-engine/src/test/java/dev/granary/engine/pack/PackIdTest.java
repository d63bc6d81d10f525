package dev.granary.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.granary.engine.store.BlobName;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackIdTest {

    private static final UUID CLUSTER = UUID.fromString("6f9b1d0e-0001-4000-8000-000000000001");
    private static final String HEX = "c0ffee0000000000000000000000000000000000000000000000000000000000";

    @Test
    void isFoundInItsOwnName() {
        BlobName blob = new PackId(HEX).blob(CLUSTER);

        assertThat(blob.value()).isEqualTo("granary/v1/" + CLUSTER + "/packs/c0/" + HEX);
        assertThat(PackId.of(CLUSTER, blob)).contains(new PackId(HEX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"packs/c1/" + HEX, "packs/" + HEX, "backups/c0/" + HEX, "packs/c0/" + HEX + "/x", "packs/c0/c0"})
    void anotherNameIsNoPack(String name) {
        assertThat(PackId.of(CLUSTER, new BlobName("granary/v1/" + CLUSTER + "/" + name)))
                .isEmpty();
    }

    @Test
    void aPackOfAnotherClusterIsNoneOfThisOne() {
        assertThat(PackId.of(CLUSTER, new PackId(HEX).blob(new UUID(0, 1)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c0", HEX + "0", "../../../../../../etc/passwd", "C0FFEE"})
    void refusesWhatIsNoDigest(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PackId(value));
    }
}
