package dev.granary.testing.landscape.api;

import static dev.granary.testing.landscape.api.SampleResources.configMap;
import static dev.granary.testing.landscape.api.SampleResources.configMaps;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Server-side apply: creation, ownership, conflicts. */
interface ApplyContract extends Contract {

    String NAME = "\"name\":\"a\"";

    @Test
    default void firstApplyCreates() {
        String path = configMaps(namespace()) + "/a";

        Answer first = admin().apply(path, "one", configMap("a"));
        Answer second = admin().apply(path, "one", configMap("a"));

        assertThat(first.code()).isEqualTo(201);
        assertThat(first.textAt("/metadata/managedFields/0/operation")).isEqualTo("Apply");
        assertThat(first.at("/metadata/managedFields/0/fieldsV1").toString()).isEqualTo("{\"f:data\":{\"f:k\":{}}}");
        assertThat(second.code()).isEqualTo(200);
        assertThat(second.version()).isEqualTo(first.version());
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    default void appliesYaml() {
        Answer applied = admin().apply(
                        configMaps(namespace()) + "/a",
                        "one",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  k: v\n");

        assertThat(applied.textAt("/data/k")).isEqualTo("v");
    }

    @Test
    default void fieldsNoLongerAppliedGo() {
        String path = configMaps(namespace()) + "/a";
        admin().apply(path, "one", configMap(NAME + ",\"labels\":{\"x\":\"1\"}", "\"k\":\"v\",\"l\":\"w\""));
        admin().apply(path, "two", configMap(NAME, "\"m\":\"theirs\""));

        Answer applied = admin().apply(path, "one", configMap(NAME, "\"k\":\"v\""));

        assertThat(applied.at("/data").toString()).isEqualTo("{\"k\":\"v\",\"m\":\"theirs\"}");
        assertThat(applied.at("/metadata/labels").isMissingNode()).isTrue();
    }

    @Test
    default void fieldSharedByTwoStaysUntilBothLetGo() {
        String path = configMaps(namespace()) + "/a";
        admin().apply(path, "one", configMap(NAME, "\"k\":\"v\",\"x\":\"1\""));
        admin().apply(path, "two", configMap(NAME, "\"k\":\"v\",\"y\":\"1\""));

        Answer first = admin().apply(path, "one", configMap(NAME, "\"x\":\"1\""));
        Answer second = admin().apply(path, "two", configMap(NAME, "\"y\":\"1\""));

        assertThat(first.textAt("/data/k")).isEqualTo("v");
        assertThat(second.at("/data").toString()).isEqualTo("{\"x\":\"1\",\"y\":\"1\"}");
    }

    @Test
    default void changingAnothersFieldIsAConflictThatNamesThem() {
        String path = configMaps(namespace()) + "/a";
        admin().apply(path, "one", configMap(NAME, "\"k\":\"v\""));

        Answer refused = admin().apply(path, "two", configMap(NAME, "\"k\":\"w\""));

        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.reason()).isEqualTo("Conflict");
        assertThat(refused.message()).isEqualTo("Apply failed with 1 conflict: conflict with \"one\": .data.k");
        assertThat(refused.textAt("/details/causes/0/reason")).isEqualTo("FieldManagerConflict");
        assertThat(refused.textAt("/details/causes/0/field")).isEqualTo(".data.k");
        assertThat(admin().get(path).textAt("/data/k")).isEqualTo("v");
    }

    @Test
    default void updatesOwnFieldsToo() {
        String path = configMaps(namespace()) + "/a";
        admin().apply(path, "one", configMap(NAME, "\"k\":\"v\",\"l\":\"w\""));
        admin().patch(path, PlainClient.MERGE, "{\"data\":{\"k\":\"changed\"}}");

        Answer refused = admin().apply(path, "one", configMap(NAME, "\"k\":\"v\",\"l\":\"w\""));

        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.message())
                .isEqualTo("Apply failed with 1 conflict: conflict with \"contract\" using v1: .data.k");
    }

    @Test
    default void forceTakesTheFieldOver() {
        String path = configMaps(namespace()) + "/a";
        admin().apply(path, "one", configMap(NAME, "\"k\":\"v\""));

        Answer forced = admin().force(path, "two", configMap(NAME, "\"k\":\"w\""));
        Answer dropped = admin().apply(path, "one", configMap(NAME, "\"other\":\"1\""));

        assertThat(forced.textAt("/data/k")).isEqualTo("w");
        assertThat(forced.at("/metadata/managedFields")).hasSize(1);
        assertThat(dropped.textAt("/data/k")).isEqualTo("w");
    }

    @Test
    default void statusHasItsOwnManagers() {
        String widgets = SampleResources.widgets(namespace());
        admin().apply(widgets + "/w", "one", SampleResources.widget("w", "\"spec\":{\"size\":1}"));

        Answer status = admin().apply(
                        widgets + "/w/status",
                        "one",
                        SampleResources.widget("w", "\"spec\":{\"size\":9},\"status\":{\"phase\":\"Ready\"}"));
        Answer spec = admin().apply(widgets + "/w", "one", SampleResources.widget("w", "\"spec\":{\"size\":2}"));

        assertThat(status.textAt("/status/phase")).isEqualTo("Ready");
        assertThat(status.at("/spec/size").asInt()).isEqualTo(1);
        assertThat(status.at("/metadata/managedFields").findValuesAsText("subresource"))
                .containsExactly("status");
        assertThat(spec.textAt("/status/phase")).isEqualTo("Ready");
        assertThat(spec.at("/spec/size").asInt()).isEqualTo(2);
        assertThat(spec.at("/metadata/generation").asInt()).isEqualTo(2);
    }

    @Test
    default void refusesAnApplyThatIsNone() {
        String path = configMaps(namespace()) + "/a";

        Answer noManager = admin().patch(path, PlainClient.APPLY, configMap("a"));
        Answer noKind = admin().apply(path, "one", "{\"metadata\":{\"name\":\"a\"}}");
        Answer otherName = admin().apply(path, "one", configMap("b"));
        Answer withOwners =
                admin().apply(path, "one", configMap(NAME + ",\"managedFields\":[{\"manager\":\"x\"}]", ""));

        assertThat(noManager.code()).isEqualTo(422);
        assertThat(noManager.textAt("/details/causes/0/field")).isEqualTo("fieldManager");
        assertThat(noKind.code()).isEqualTo(400);
        assertThat(otherName.code()).isEqualTo(400);
        assertThat(withOwners.code()).isEqualTo(400);
        assertThat(withOwners.message()).isEqualTo("metadata.managedFields must be nil");
    }

    @Test
    default void applyForAGoneIncarnationIsAConflict() {
        String path = configMaps(namespace()) + "/a";

        Answer refused = admin().apply(path, "one", configMap(NAME + ",\"uid\":\"gone\"", ""));

        assertThat(refused.code()).isEqualTo(409);
        assertThat(admin().get(path).code()).isEqualTo(404);
    }

    @Test
    default void objectOfUnknownOriginBelongsToWhoWasBefore() {
        String namespace = namespace();
        String path = "/api/v1/namespaces/" + namespace;
        admin().apply(path + "x", "one", namespace(namespace + "x", ""));

        Answer applied = admin().apply(path + "x", "one", namespace(namespace + "x", ",\"labels\":{\"a\":\"b\"}"));

        assertThat(applied.textAt("/metadata/labels/a")).isEqualTo("b");
        assertThat(applied.textAt("/metadata/labels/kubernetes.io~1metadata.name"))
                .isEqualTo(namespace + "x");
        assertThat(applied.at("/metadata/managedFields").findValuesAsText("manager"))
                .containsExactly("one", "before-first-apply");
    }

    private static String namespace(String name, String labels) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"" + name + "\"" + labels + "}}";
    }
}
