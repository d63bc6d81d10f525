package dev.granary.testing.landscape.api;

import static dev.granary.testing.landscape.api.SampleResources.configMap;
import static dev.granary.testing.landscape.api.SampleResources.configMaps;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** JSON merge patch, JSON patch, strategic merge patch. */
interface PatchContract extends Contract {

    @Test
    default void mergePatchSetsAndRemovesFields() {
        String path = configMaps(namespace()) + "/a";
        create(path);

        Answer patched = admin().patch(path, PlainClient.MERGE, "{\"data\":{\"k\":null,\"l\":\"w\"}}");

        assertThat(patched.code()).isEqualTo(200);
        assertThat(patched.at("/data").toString()).isEqualTo("{\"l\":\"w\"}");
    }

    @Test
    default void mergePatchOfAStaleVersionIsAConflict() {
        String path = configMaps(namespace()) + "/a";
        create(path);

        Answer stale = admin().patch(
                        path, PlainClient.MERGE, "{\"metadata\":{\"resourceVersion\":\"1\"},\"data\":{\"k\":\"w\"}}");

        assertThat(stale.code()).isEqualTo(409);
        assertThat(stale.reason()).isEqualTo("Conflict");
    }

    @Test
    default void jsonPatchRunsItsOperationsInOrder() {
        String path = configMaps(namespace()) + "/a";
        create(path);

        Answer patched = admin().patch(path, PlainClient.JSON_PATCH, """
                        [{"op":"test","path":"/data/k","value":"v"},{"op":"add","path":"/data/l","value":"w"},
                         {"op":"move","from":"/data/k","path":"/data/m"}]""");

        assertThat(patched.at("/data").toString()).isEqualTo("{\"l\":\"w\",\"m\":\"v\"}");
    }

    @Test
    default void jsonPatchThatDoesNotFitIsRefused() {
        String path = configMaps(namespace()) + "/a";
        create(path);

        Answer test =
                admin().patch(path, PlainClient.JSON_PATCH, "[{\"op\":\"test\",\"path\":\"/data/k\",\"value\":\"x\"}]");
        Answer remove = admin().patch(path, PlainClient.JSON_PATCH, "[{\"op\":\"remove\",\"path\":\"/data/x\"}]");
        Answer noArray = admin().patch(path, PlainClient.JSON_PATCH, "{}");

        assertThat(test.code()).isEqualTo(422);
        assertThat(test.reason()).isEqualTo("Invalid");
        assertThat(remove.code()).isEqualTo(422);
        assertThat(noArray.code()).isEqualTo(400);
    }

    @Test
    default void strategicPatchMergesContainersByName() {
        String deployments = "/apis/apps/v1/namespaces/" + namespace() + "/deployments";
        admin().post(deployments, Deployments.web("app:1"));

        Answer patched = admin().patch(deployments + "/web", PlainClient.STRATEGIC, """
                        {"spec":{"template":{"spec":{"containers":[
                          {"name":"app","env":[{"name":"B","value":"2"},{"name":"A","$patch":"delete"}]},
                          {"name":"side","image":"side:1"}]}}}}""");

        assertThat(patched.at("/spec/template/spec/containers").findValuesAsText("image"))
                .containsExactlyInAnyOrder("app:1", "side:1");
        assertThat(patched.at("/spec/template/spec/containers").toString())
                .contains("[{\"name\":\"B\",\"value\":\"2\"}]");
        assertThat(patched.at("/metadata/generation").asInt()).isEqualTo(2);
    }

    @Test
    default void mergePatchReplacesLists() {
        String deployments = "/apis/apps/v1/namespaces/" + namespace() + "/deployments";
        admin().post(deployments, Deployments.web("app:1"));

        Answer patched = admin().patch(
                        deployments + "/web",
                        PlainClient.MERGE,
                        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"other\",\"image\":\"o:1\"}]}}}}");

        assertThat(patched.at("/spec/template/spec/containers")).hasSize(1);
    }

    @Test
    default void customResourcesKnowNoStrategicPatch() {
        String widgets = SampleResources.widgets(namespace());
        admin().post(widgets, SampleResources.widget("w", "\"spec\":{\"size\":1}"));

        Answer refused = admin().patch(widgets + "/w", PlainClient.STRATEGIC, "{\"spec\":{\"size\":2}}");
        Answer json = admin().patch(widgets + "/w", "application/json", "{\"spec\":{\"size\":2}}");

        assertThat(refused.code()).isEqualTo(415);
        assertThat(json.code()).isEqualTo(415);
    }

    @Test
    default void patchOfNothingIsNotFound() {
        assertThat(admin().patch(configMaps(namespace()) + "/a", PlainClient.MERGE, "{}")
                        .code())
                .isEqualTo(404);
    }

    private void create(String path) {
        admin().post(path.substring(0, path.lastIndexOf('/')), configMap("a"));
    }
}
