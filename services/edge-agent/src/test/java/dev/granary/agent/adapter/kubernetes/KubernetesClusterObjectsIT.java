package dev.granary.agent.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.port.ClusterObject;
import dev.granary.agent.application.port.ObjectKind;
import dev.granary.agent.world.AgentPlace;
import dev.granary.agent.world.AgentWorld;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Export from a real API server with the rights of the agent. */
class KubernetesClusterObjectsIT {

    private static final AgentWorld WORLD = AgentWorld.shared();
    private static final ObjectKind CONFIG_MAPS = new ObjectKind("", "v1", "configmaps", "ConfigMap");
    private static final ObjectKind SECRETS = new ObjectKind("", "v1", "secrets", "Secret");
    private static final ObjectKind ENDPOINTS = new ObjectKind("", "v1", "endpoints", "Endpoints");
    private static final ObjectKind SLICES =
            new ObjectKind("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice");

    private static KubernetesClient client;
    private static KubernetesClusterObjects cluster;

    @BeforeAll
    static void connect() throws Exception {
        AgentPlace place = WORLD.place();
        client = WORLD.shoot().agentClient(place.namespace());
        cluster = new KubernetesClusterObjects(client);
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Test
    void findsEveryNamespacedKindThatCanBeListedOnce() {
        var served = cluster.servedKinds();

        assertThat(served.problems()).isEmpty();
        assertThat(served.kinds())
                .contains(CONFIG_MAPS, SECRETS, new ObjectKind("apps", "v1", "deployments", "Deployment"))
                .contains(new ObjectKind("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler"))
                .doesNotHaveDuplicates();
        assertThat(served.kinds().stream().map(kind -> kind.group() + "/" + kind.kind()))
                .doesNotHaveDuplicates()
                .doesNotContain(
                        "/Event",
                        "events.k8s.io/Event",
                        "coordination.k8s.io/Lease",
                        "granary.dev/Backup",
                        "/Node",
                        "authorization.k8s.io/LocalSubjectAccessReview");
    }

    @Test
    void listsMoreThanAPageWithoutLosingOrDoublingAnObject() {
        String namespace = "many";
        String objects =
                IntStream.range(0, 1203).mapToObj(i -> """
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: map-%04d, namespace: many}
                        data: {number: "%d"}
                        """.formatted(i, i)).collect(Collectors.joining());
        WORLD.shoot().apply(namespaceOf(namespace) + objects);

        List<String> names = namesOf(CONFIG_MAPS, namespace);

        assertThat(names).doesNotHaveDuplicates().hasSizeBetween(1203, 1204).contains("map-0000", "map-1202");
    }

    @Test
    void givesObjectsWithTheirTypeAndWithoutWhatBelongsToTheServer() {
        WORLD.shoot().apply(namespaceOf("plain") + """
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: plain, labels: {a: b}, annotations: {c: d}}
                data: {color: "grün"}
                """);

        String json = jsonOf(CONFIG_MAPS, "plain").stream()
                .filter(line -> line.contains("\"settings\""))
                .findFirst()
                .orElseThrow();

        assertThat(json)
                .startsWith("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",")
                .contains("\"uid\"", "\"creationTimestamp\"", "\"labels\":{\"a\":\"b\"}", "grün")
                .doesNotContain("managedFields", "resourceVersion", "\n");
    }

    @Test
    void leavesOutTokensOfServiceAccountsAndKeepsOtherSecrets() {
        WORLD.shoot().apply(namespaceOf("tokens") + """
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: robot, namespace: tokens}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: robot-token, namespace: tokens, annotations: {kubernetes.io/service-account.name: robot}}
                type: kubernetes.io/service-account-token
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: password, namespace: tokens}
                stringData: {password: x}
                """);

        assertThat(namesOf(SECRETS, "tokens")).containsExactly("password");
    }

    @Test
    void leavesOutEndpointsThatAControllerWritesAndKeepsOthers() {
        WORLD.shoot().apply(namespaceOf("net") + """
                ---
                apiVersion: v1
                kind: Endpoints
                metadata: {name: by-hand, namespace: net}
                ---
                apiVersion: v1
                kind: Endpoints
                metadata: {name: made, namespace: net, labels: {endpoints.kubernetes.io/managed-by: endpoint-controller}}
                ---
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: slice-by-hand, namespace: net}
                addressType: IPv4
                endpoints: []
                ---
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata:
                  name: slice-made
                  namespace: net
                  labels: {endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io}
                addressType: IPv4
                endpoints: []
                """);

        assertThat(namesOf(ENDPOINTS, "net")).containsExactly("by-hand");
        assertThat(namesOf(SLICES, "net")).containsExactly("slice-by-hand");
    }

    @Test
    void findsANamespaceAndMissesOthers() {
        assertThat(cluster.namespace("default")).hasValueSatisfying(namespace -> {
            assertThat(namespace.kind()).isEqualTo("Namespace");
            assertThat(namespace.name()).isEqualTo("default");
        });
        assertThat(cluster.namespace("no-such-namespace")).isEmpty();
        assertThat(cluster.namespace("../secrets")).isEmpty();
        assertThat(cluster.namespace("")).isEmpty();
    }

    @Test
    void givesNothingForAKindThatIsNotServedAnyMore() {
        assertThat(namesOf(new ObjectKind("gone.example", "v1", "widgets", "Widget"), "default"))
                .isEmpty();
    }

    @Test
    void listsEveryServedKindOfANamespace() {
        for (ObjectKind kind : cluster.servedKinds().kinds()) {
            namesOf(kind, "default");
        }
    }

    private static String namespaceOf(String name) {
        return "apiVersion: v1\nkind: Namespace\nmetadata: {name: " + name + "}\n";
    }

    private static List<String> namesOf(ObjectKind kind, String namespace) {
        return list(kind, namespace).stream().map(ClusterObject::name).toList();
    }

    private static List<String> jsonOf(ObjectKind kind, String namespace) {
        return list(kind, namespace).stream()
                .map(object -> StandardCharsets.UTF_8.decode(object.json()).toString())
                .toList();
    }

    private static List<ClusterObject> list(ObjectKind kind, String namespace) {
        List<ClusterObject> objects = new ArrayList<>();
        cluster.list(kind, namespace, objects::add);
        return objects;
    }
}
