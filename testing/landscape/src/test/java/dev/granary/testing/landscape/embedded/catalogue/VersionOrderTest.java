package dev.granary.testing.landscape.embedded.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionOrderTest {

    @Test
    void stableBeforeBetaBeforeAlphaAndNewerBeforeOlder() {
        List<String> wanted = List.of(
                "v10", "v2", "v1", "v11beta2", "v10beta3", "v3beta1", "v12alpha1", "v11alpha2", "foo1", "foo10");
        List<String> versions = new ArrayList<>(wanted);
        Collections.reverse(versions);

        versions.sort(VersionOrder.MOST_STABLE_FIRST);

        assertThat(versions).isEqualTo(wanted);
    }
}
