package dev.granary.testing.landscape.api;

import static dev.granary.testing.landscape.api.SampleResources.widget;
import static dev.granary.testing.landscape.api.SampleResources.widgets;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Custom resources: schema and status. */
interface CustomResourceContract extends Contract {

    @Test
    default void unknownFieldsArePrunedAndDefaultsFilledIn() {
        Answer created = admin().post(
                        widgets(namespace()),
                        widget("w", "\"spec\":{\"size\":1,\"typo\":true,\"free\":{\"any\":[1]}}"));

        assertThat(created.code()).isEqualTo(201);
        assertThat(created.at("/spec/typo").isMissingNode()).isTrue();
        assertThat(created.at("/spec/free/any/0").asInt()).isEqualTo(1);
        assertThat(created.textAt("/spec/mode")).isEqualTo("Slow");
        assertThat(created.at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(created.response().headers().firstValue("Warning").orElse(""))
                .contains("unknown field \\\"spec.typo\\\"");
    }

    @Test
    default void valuesOutsideTheSchemaAreInvalid() {
        Answer refused = admin().post(widgets(namespace()), widget("w", "\"spec\":{\"size\":0,\"mode\":\"Warp\"}"));
        Answer wrongType = admin().post(widgets(namespace()), widget("w", "\"spec\":{\"size\":\"big\"}"));
        Answer missing = admin().post(widgets(namespace()), widget("w", "\"spec\":{}"));

        assertThat(refused.code()).isEqualTo(422);
        assertThat(refused.reason()).isEqualTo("Invalid");
        assertThat(refused.at("/details/causes").findValuesAsText("field"))
                .containsExactlyInAnyOrder("spec.size", "spec.mode");
        assertThat(wrongType.textAt("/details/causes/0/reason")).isEqualTo("FieldValueTypeInvalid");
        assertThat(missing.message())
                .isEqualTo("Widget." + SampleResources.GROUP + " \"w\" is invalid: spec.size: Required value");
    }

    @Test
    default void statusAndSpecDoNotTouchEachOther() {
        String path = widgets(namespace());
        Answer created = admin().post(path, widget("w", "\"spec\":{\"size\":1},\"status\":{\"phase\":\"Made\"}"));

        Answer status = admin().patch(
                        path + "/w/status",
                        PlainClient.MERGE,
                        "{\"metadata\":{\"labels\":{\"a\":\"b\"}},\"spec\":{\"size\":5},\"status\":{\"phase\":\"Ready\"}}");
        Answer spec = admin().patch(
                        path + "/w", PlainClient.MERGE, "{\"spec\":{\"size\":2},\"status\":{\"phase\":\"Lost\"}}");

        assertThat(created.body().has("status")).isFalse();
        assertThat(status.textAt("/status/phase")).isEqualTo("Ready");
        assertThat(status.at("/spec/size").asInt()).isEqualTo(1);
        assertThat(status.at("/metadata/labels").isMissingNode()).isTrue();
        assertThat(status.at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(spec.textAt("/status/phase")).isEqualTo("Ready");
        assertThat(spec.at("/metadata/generation").asInt()).isEqualTo(2);
    }

    @Test
    default void labelsDoNotCountAsAGeneration() {
        String path = widgets(namespace());
        admin().post(path, widget("w", "\"spec\":{\"size\":1}"));

        Answer labelled = admin().patch(path + "/w", PlainClient.MERGE, "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");

        assertThat(labelled.at("/metadata/generation").asInt()).isEqualTo(1);
    }

    @Test
    default void updateMustNameTheVersion() {
        String path = widgets(namespace());
        Answer created = admin().post(path, widget("w", "\"spec\":{\"size\":1}"));

        Answer unnamed = admin().put(path + "/w", widget("w", "\"spec\":{\"size\":2}"));
        Answer named = admin().put(path + "/w/status", created.body().toString());

        assertThat(unnamed.code()).isEqualTo(422);
        assertThat(unnamed.textAt("/details/causes/0/field")).isEqualTo("metadata.resourceVersion");
        assertThat(named.code()).isEqualTo(200);
    }

    @Test
    default void strictnessRefusesUnknownFields() {
        Answer refused = admin().post(
                        widgets(namespace()) + "?fieldValidation=Strict",
                        widget("w", "\"spec\":{\"size\":1,\"typo\":true}"));

        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.message()).contains("unknown field \"spec.typo\"");
    }

    @Test
    default void applyOfAnUndeclaredFieldFails() {
        Answer refused =
                admin().apply(widgets(namespace()) + "/w", "one", widget("w", "\"spec\":{\"size\":1,\"typo\":true}"));

        assertThat(refused.code()).isEqualTo(500);
        assertThat(refused.message()).contains(".spec.typo: field not declared in schema");
    }

    @Test
    default void listItemsOfCustomResourcesSayTheirKindButBuiltInOnesDoNot() {
        String namespace = namespace();
        admin().post(widgets(namespace), widget("w", "\"spec\":{\"size\":1}"));
        admin().post(SampleResources.configMaps(namespace), SampleResources.configMap("a"));

        assertThat(admin().get(widgets(namespace)).textAt("/kind")).isEqualTo("WidgetList");
        assertThat(admin().get(widgets(namespace)).textAt("/items/0/kind")).isEqualTo("Widget");
        assertThat(admin().get(SampleResources.configMaps(namespace))
                        .at("/items/0/kind")
                        .isMissingNode())
                .isTrue();
    }
}
