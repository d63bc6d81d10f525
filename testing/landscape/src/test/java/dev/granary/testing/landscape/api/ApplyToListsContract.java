package dev.granary.testing.landscape.api;

import static dev.granary.testing.landscape.api.SampleResources.widget;
import static dev.granary.testing.landscape.api.SampleResources.widgets;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Server-side apply to lists: keyed, sets, atomic. */
interface ApplyToListsContract extends Contract {

    @Test
    default void itemsOfAKeyedListHaveTheirOwnOwners() {
        String path = widgets(namespace()) + "/w";
        admin().apply(path, "one", sized("\"ports\":[{\"name\":\"a\",\"port\":1},{\"name\":\"b\"}]"));
        admin().apply(path, "two", widget("w", "\"spec\":{\"ports\":[{\"name\":\"c\",\"port\":3}]}"));

        Answer applied = admin().apply(path, "one", sized("\"ports\":[{\"name\":\"b\",\"port\":2}]"));

        assertThat(applied.at("/spec/ports").findValuesAsText("name")).containsExactlyInAnyOrder("b", "c");
        assertThat(applied.at("/spec/ports").findValuesAsText("port")).containsExactlyInAnyOrder("2", "3");
    }

    @Test
    default void fieldOfAnothersItemIsAConflict() {
        String path = widgets(namespace()) + "/w";
        admin().apply(path, "one", sized("\"ports\":[{\"name\":\"a\",\"port\":1}]"));

        Answer refused = admin().apply(path, "two", widget("w", "\"spec\":{\"ports\":[{\"name\":\"a\",\"port\":2}]}"));

        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.textAt("/details/causes/0/field")).isEqualTo(".spec.ports[name=\"a\"].port");
    }

    @Test
    default void valuesOfASetAreAddedAndRemovedByTheirOwners() {
        String path = widgets(namespace()) + "/w";
        admin().apply(path, "one", sized("\"names\":[\"x\",\"y\"]"));
        admin().apply(path, "two", widget("w", "\"spec\":{\"names\":[\"z\"]}"));

        Answer applied = admin().apply(path, "one", sized("\"names\":[\"y\"]"));

        assertThat(applied.at("/spec/names").valueStream().map(n -> n.asText()).toList())
                .containsExactlyInAnyOrder("y", "z");
    }

    @Test
    default void plainListIsOwnedAsAWhole() {
        String path = widgets(namespace()) + "/w";
        admin().apply(path, "one", sized("\"tags\":[\"x\",\"y\"]"));

        Answer refused = admin().apply(path, "two", widget("w", "\"spec\":{\"tags\":[\"z\"]}"));
        Answer applied = admin().apply(path, "one", sized("\"tags\":[\"y\"]"));

        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.textAt("/details/causes/0/field")).isEqualTo(".spec.tags");
        assertThat(applied.at("/spec/tags").toString()).isEqualTo("[\"y\"]");
    }

    @Test
    default void containersEnvironmentAndPortsMergeByTheirKeys() {
        String path = "/apis/apps/v1/namespaces/" + namespace() + "/deployments/web";
        admin().apply(path, "one", Deployments.withContainer("""
                                {"name":"app","image":"app:1","ports":[{"containerPort":80}],
                                 "env":[{"name":"A","value":"1"},{"name":"B","value":"2"}]}"""));
        admin().apply(path, "two", """
                        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"template":{"spec":
                         {"containers":[{"name":"app","env":[{"name":"C","value":"3"}]}]}}}}""");

        Answer applied = admin().apply(
                        path,
                        "one",
                        Deployments.withContainer(
                                "{\"name\":\"app\",\"image\":\"app:2\",\"env\":[{\"name\":\"B\",\"value\":\"2\"}]}"));

        String container = applied.at("/spec/template/spec/containers/0").toString();
        assertThat(container).contains("app:2", "{\"name\":\"B\",\"value\":\"2\"}", "{\"name\":\"C\",\"value\":\"3\"}");
        assertThat(container).doesNotContain("containerPort", "{\"name\":\"A\"");
        assertThat(applied.at("/metadata/generation").asInt()).isEqualTo(3);
    }

    @Test
    default void portWithoutProtocolIsTheTcpPort() {
        String path = "/apis/apps/v1/namespaces/" + namespace() + "/deployments/web";

        Answer applied = admin().apply(
                        path,
                        "one",
                        Deployments.withContainer(
                                "{\"name\":\"app\",\"image\":\"app:1\",\"ports\":[{\"containerPort\":80}]}"));

        assertThat(applied.textAt("/spec/template/spec/containers/0/ports/0/protocol"))
                .isEqualTo("TCP");
        assertThat(applied.at("/metadata/managedFields").toString())
                .contains("k:{\\\"containerPort\\\":80,\\\"protocol\\\":\\\"TCP\\\"}");
    }

    @Test
    default void finalizersAreASet() {
        String path = SampleResources.configMaps(namespace()) + "/a";
        admin().apply(path, "one", finalized("\"example.com/x\",\"example.com/y\""));
        admin().apply(path, "two", finalized("\"example.com/z\""));

        Answer applied = admin().apply(path, "one", finalized("\"example.com/y\""));

        assertThat(applied.at("/metadata/finalizers")
                        .valueStream()
                        .map(f -> f.asText())
                        .toList())
                .containsExactlyInAnyOrder("example.com/y", "example.com/z");
    }

    private static String finalized(String finalizers) {
        return SampleResources.configMap("\"name\":\"a\",\"finalizers\":[" + finalizers + "]", "");
    }

    private static String sized(String rest) {
        return widget("w", "\"spec\":{\"size\":1," + rest + "}");
    }
}
