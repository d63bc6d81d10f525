package dev.granary.testing.landscape.gardener;

import static dev.granary.testing.landscape.gardener.LandscapeUnderTest.conditions;
import static dev.granary.testing.landscape.gardener.LandscapeUnderTest.texts;
import static dev.granary.testing.landscape.gardener.RawClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Shoots as a client lists and reads them. */
interface ShootObjectsContract extends LandscapeTests {

    @Test
    default void describesAHealthyShoot() {
        var handle = landscape().shoot("edge-01");
        var shoot = under().shoot("edge-01");

        assertThat(shoot.at("/metadata/uid").asText()).isEqualTo(handle.uid());
        assertThat(shoot.at("/status/uid").asText()).isEqualTo(handle.uid());
        assertThat(shoot.at("/status/technicalID").asText()).isEqualTo("shoot--fleet--edge-01");
        assertThat(shoot.at("/status/clusterIdentity").asText()).contains(handle.uid());
        assertThat(shoot.at("/status/hibernated").isBoolean()).isTrue();
        assertThat(shoot.at("/status/lastOperation/state").asText()).isEqualTo("Succeeded");
        assertThat(shoot.at("/status/observedGeneration").asInt())
                .isEqualTo(shoot.at("/metadata/generation").asInt());
        assertThat(conditions(shoot)).containsOnly("True");
        assertThat(shoot.at("/metadata/labels")
                        .path("shoot.gardener.cloud/status")
                        .asText())
                .isEqualTo("healthy");
        assertThat(texts(shoot.at("/status/advertisedAddresses"), "/name"))
                .containsExactly("external", "internal", "service-account-issuer");
        assertThat(shoot.at("/status/advertisedAddresses/2/url").asText())
                .isEqualTo(handle.issuer())
                .contains(handle.uid());
    }

    @Test
    default void pagesTheListOfShoots() {
        var first = json(discovery().get(shoots() + "?limit=1"));
        var second = json(discovery()
                .get(shoots() + "?limit=1&continue="
                        + first.at("/metadata/continue").asText()));

        assertThat(texts(first.path("items"), "/metadata/name")).containsExactly("edge-01");
        assertThat(texts(second.path("items"), "/metadata/name")).containsExactly("edge-02");
        assertThat(second.at("/metadata/continue").asText()).isEmpty();
    }
}
