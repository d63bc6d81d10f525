package dev.granary.testing.landscape.gardener;

import static dev.granary.testing.landscape.gardener.RawClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The discovery account has the least rights that do. */
interface AccountRightsContract extends LandscapeTests {

    @Test
    default void letsDiscoveryReadItsProjectAndItsShootsAndNothingElse() {
        var namespace = landscape().projectNamespace();
        assertThat(under().status("/apis/core.gardener.cloud/v1beta1/projects/fleet"))
                .isEqualTo(200);
        assertThat(under().status(shoots())).isEqualTo(200);
        assertThat(under().status("/api/v1/namespaces/" + namespace + "/configmaps/edge-01.ca-cluster"))
                .isEqualTo(200);

        assertThat(under().status("/apis/core.gardener.cloud/v1beta1/projects")).isEqualTo(403);
        assertThat(under().status("/apis/core.gardener.cloud/v1beta1/projects/other"))
                .isEqualTo(403);
        assertThat(under().status("/apis/core.gardener.cloud/v1beta1/shoots")).isEqualTo(403);
        assertThat(under().status("/apis/core.gardener.cloud/v1beta1/namespaces/garden-other/shoots"))
                .isEqualTo(403);
        assertThat(under().status("/api/v1/namespaces/" + namespace + "/configmaps"))
                .isEqualTo(403);
        assertThat(under().status("/api/v1/namespaces/" + namespace + "/secrets"))
                .isEqualTo(403);
        assertThat(discovery().delete(shoots() + "/edge-01").statusCode()).isEqualTo(403);
        assertThat(discovery()
                        .mergePatch(shoots() + "/edge-01", "{\"metadata\":{\"labels\":{\"x\":\"y\"}}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(discovery().post(shoots(), "{}").statusCode()).isEqualTo(403);
    }

    @Test
    default void namesTheProjectsNamespaceInTheProjectOnly() {
        var project = json(discovery().get("/apis/core.gardener.cloud/v1beta1/projects/fleet"));

        assertThat(project.at("/spec/namespace").asText()).isEqualTo(landscape().projectNamespace());
        assertThat(landscape().projectNamespace())
                .isNotEqualTo("garden-" + landscape().project());
        assertThat(project.at("/status/phase").asText()).isEqualTo("Ready");
    }

    @Test
    default void refusesTheNextRequestAfterARightWasTakenAway() {
        landscape().revoke("list", "shoots");
        assertThat(under().status(shoots())).isEqualTo(403);
        assertThat(under().status(shoots() + "/edge-01")).isEqualTo(200);

        landscape().grant("list", "shoots");
        assertThat(under().status(shoots())).isEqualTo(200);
    }
}
