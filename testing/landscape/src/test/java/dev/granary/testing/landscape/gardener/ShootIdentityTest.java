package dev.granary.testing.landscape.gardener;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShootIdentityTest {

    @ParameterizedTest
    @CsvSource({
        "edge-01, true",
        "e, true",
        "sixteen-letters0, true",
        "seventeen-letters, false",
        "two--hyphens, false",
        "-edge, false",
        "edge-, false",
        "Edge, false",
        "edge.01, false"
    })
    void acceptsTheNamesThatGardenerAccepts(String name, boolean valid) {
        assertThat(ShootIdentity.validName("fleet", name)).isEqualTo(valid);
    }

    @Test
    void repeatsTheTechnicalIdButNothingElseWhenMadeAgain() {
        var first = new ShootIdentity("fleet", "garden-fleet", "edge-01", "uid-1");
        var second = new ShootIdentity("fleet", "garden-fleet", "edge-01", "uid-2");

        assertThat(second.technicalId()).isEqualTo(first.technicalId()).isEqualTo("shoot--fleet--edge-01");
        assertThat(second.issuer()).isNotEqualTo(first.issuer());
        assertThat(second.clusterIdentity()).isNotEqualTo(first.clusterIdentity());
    }
}
