package dev.granary.testing.landscape.gardener;

import static dev.granary.testing.landscape.gardener.RawClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Writes to shoots that Gardener refuses although a plain custom resource would take them. */
interface ShootAdmissionContract extends LandscapeTests {

    @Test
    default void refusesToDeleteAShootWithoutConfirmation() {
        var refused = operator().delete(shoots() + "/edge-01");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).path("message").asText())
                .endsWith("must have a \"confirmation.gardener.cloud/deletion\" annotation to delete");
        assertThat(operator().delete(shoots()).statusCode()).isEqualTo(403);
    }

    @Test
    default void refusesTheFinalizerOnCreation() {
        var refused = operator()
                .post(shoots(), LandscapeUnderTest.shootOf("{\"name\":\"new\",\"finalizers\":[\"gardener\"]}"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/details/causes/0/field").asText()).startsWith("metadata.finalizers");
    }

    @Test
    default void refusesToTakeTheFinalizerAwayEarly() {
        var refused = operator().mergePatch(shoots() + "/edge-01", "{\"metadata\":{\"finalizers\":null}}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(under().shoot("edge-01").at("/metadata/finalizers/0").asText())
                .isEqualTo("gardener");
    }

    @Test
    default void dropsTheStatusOnCreation() {
        var path = shoots() + "/fresh";
        var body = LandscapeUnderTest.shootOf("{\"name\":\"fresh\"}");

        var created = operator().post(shoots(), body);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(json(created).has("status")).isFalse();
        operator()
                .mergePatch(
                        path, "{\"metadata\":{\"annotations\":{\"confirmation.gardener.cloud/deletion\":\"true\"}}}");
        assertThat(operator().delete(path).statusCode()).isEqualTo(200);
    }

    @Test
    default void letsTheOwnerChangeLabels() {
        var path = shoots() + "/edge-01";

        assertThat(operator()
                        .mergePatch(path, "{\"metadata\":{\"labels\":{\"note\":\"x\"}}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(operator()
                        .mergePatch(path, "{\"metadata\":{\"labels\":{\"note\":null}}}")
                        .statusCode())
                .isEqualTo(200);
    }
}
