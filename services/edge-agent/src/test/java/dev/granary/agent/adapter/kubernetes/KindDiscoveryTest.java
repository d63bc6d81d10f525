package dev.granary.agent.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.port.ClusterObjects.Discovery;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.ServedKinds;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindDiscoveryTest {

    private static final String LISTED = "\"verbs\":[\"get\",\"list\"]";

    private ScriptedApiServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedApiServer()
                .at("/api/v1", 200, resources(resource("configmaps", "ConfigMap"), resource("events", "Event")))
                .at("/apis", 200, """
                        {"groups":[
                          {"name":"apps","versions":[{"version":"v2beta1"},{"version":"v1"}],
                           "preferredVersion":{"version":"v1"}},
                          {"name":"broken.example","versions":[{"version":"v1"}],"preferredVersion":{"version":"v1"}},
                          {"name":"metrics.k8s.io","versions":[{"version":"v1beta1"}]}]}""")
                .at("/apis/apps/v1", 200, resources(resource("deployments", "Deployment")))
                .at(
                        "/apis/apps/v2beta1",
                        200,
                        resources(resource("deployments", "Deployment"), resource("fancysets", "FancySet")))
                .at("/apis/broken.example/v1", 503, "{\"message\":\"service unavailable\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void takesEachKindInThePreferredVersionThatHasIt() {
        assertThat(discover().kinds().listable().stream().map(KindDiscoveryTest::text))
                .containsExactly("v1 configmaps", "apps/v1 deployments", "apps/v2beta1 fancysets");
    }

    @Test
    void knowsEveryVersionOfAKind() {
        ServedKinds kinds = discover().kinds();

        ObjectKind deployments = kinds.find("apps/v1", "Deployment").orElseThrow();
        assertThat(kinds.otherVersions(deployments).stream().map(KindDiscoveryTest::text))
                .containsExactly("apps/v2beta1 deployments");
    }

    @Test
    void knowsWhatCanBeDoneWithAKind() {
        server.at(
                "/api/v1",
                200,
                resources(
                        "{\"name\":\"nodes\",\"kind\":\"Node\",\"namespaced\":false," + LISTED + "}",
                        "{\"name\":\"pods\",\"kind\":\"Pod\",\"namespaced\":true,\"verbs\":[\"create\",\"list\"]}",
                        "{\"name\":\"pods/status\",\"kind\":\"Pod\",\"namespaced\":true,\"verbs\":[\"patch\"]}"));

        ServedKinds kinds = discover().kinds();

        assertThat(kinds.find("v1", "Node")).hasValueSatisfying(node -> {
            assertThat(node.namespaced()).isFalse();
            assertThat(node.creatable()).isFalse();
            assertThat(node.hasStatus()).isFalse();
        });
        assertThat(kinds.find("v1", "Pod")).hasValueSatisfying(pod -> {
            assertThat(pod.namespaced()).isTrue();
            assertThat(pod.creatable()).isTrue();
            assertThat(pod.hasStatus()).isTrue();
        });
    }

    @Test
    void namesAGroupThatDoesNotAnswer() {
        assertThat(discover().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo("KindNotListable");
            assertThat(problem.kind()).isEqualTo("APIService");
            assertThat(problem.name()).isEqualTo("v1.broken.example");
            assertThat(problem.message()).contains("503", "service unavailable");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>It works!</html>", "[]", "null", "{}", "{\"resources\":\"none\"}"})
    void namesAGroupWhoseAnswerIsNoListOfKinds(String answer) {
        server.at("/apis/broken.example/v1", 200, answer);

        Discovery discovery = discover();

        assertThat(discovery.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo("KindNotListable");
            assertThat(problem.name()).isEqualTo("v1.broken.example");
        });
        assertThat(discovery.kinds().find("apps/v1", "Deployment")).isPresent();
    }

    @Test
    void listsNothingThatCannotBeListedOrIsASubresource() {
        server.at(
                "/api/v1",
                200,
                resources(
                        "{\"name\":\"bindings\",\"kind\":\"Binding\",\"namespaced\":true,\"verbs\":[\"create\"]}",
                        "{\"name\":\"pods/log\",\"kind\":\"Pod\",\"namespaced\":true," + LISTED + "}"));

        assertThat(discover().kinds().listable()).noneMatch(kind -> kind.group().isEmpty());
    }

    @Test
    void doesNotEvenAskGroupsThatHoldNoObjects() {
        discover();

        assertThat(server.asked()).noneMatch(path -> path.contains("metrics.k8s.io"));
    }

    private Discovery discover() {
        return server.cluster().discover();
    }

    private static String text(ObjectKind kind) {
        return kind.apiVersion() + " " + kind.resource();
    }

    private static String resources(String... resources) {
        return "{\"kind\":\"APIResourceList\",\"resources\":[" + String.join(",", resources) + "]}";
    }

    private static String resource(String name, String kind) {
        return "{\"name\":\"%s\",\"kind\":\"%s\",\"namespaced\":true,%s}".formatted(name, kind, LISTED);
    }
}
