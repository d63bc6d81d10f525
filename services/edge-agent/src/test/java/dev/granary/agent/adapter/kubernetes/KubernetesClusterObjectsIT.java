package dev.granary.agent.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterObjects.Scope;
import dev.granary.agent.application.port.ClusterObjectsContract;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.world.Shoot;
import dev.granary.selection.LabelSelector;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Export from a real API server with the rights of the agent. */
class KubernetesClusterObjectsIT extends ClusterObjectsContract {

    private static final Shoot SHOOT = Shoot.shared();
    private static final ObjectKind NAMESPACES = ObjectKind.clusterWide("", "v1", "namespaces", "Namespace");
    private static final ObjectKind CONFIG_MAPS = ObjectKind.namespaced("", "v1", "configmaps", "ConfigMap");
    private static final ObjectKind SECRETS = ObjectKind.namespaced("", "v1", "secrets", "Secret");
    private static final ObjectKind ENDPOINTS = ObjectKind.namespaced("", "v1", "endpoints", "Endpoints");
    private static final ObjectKind SLICES =
            ObjectKind.namespaced("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice");

    private static KubernetesClient client;
    private static KubernetesClusterObjects cluster;

    @BeforeAll
    static void connect() {
        SHOOT.admit("granary-export");
        client = SHOOT.agentClient("granary-export");
        cluster = new KubernetesClusterObjects(client, new RequestPace(100_000));
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    protected ClusterObjects cluster() {
        return cluster;
    }

    @Override
    protected void put(KubeObject object) {
        SHOOT.apply(Trees.write(object.fields()));
    }

    @Test
    void findsEveryNamespacedKindThatCanBeListedOnce() {
        var discovery = cluster.discover();

        assertThat(discovery.problems()).isEmpty();
        List<ObjectKind> kinds = discovery.kinds().listable();
        assertThat(kinds.stream().map(kind -> kind.apiVersion() + " " + kind.resource()))
                .contains("v1 configmaps", "v1 secrets", "apps/v1 deployments", "v1 persistentvolumes")
                .contains("autoscaling/v2 horizontalpodautoscalers")
                .doesNotHaveDuplicates();
        assertThat(kinds.stream().map(kind -> kind.group() + "/" + kind.kind()))
                .doesNotHaveDuplicates()
                .doesNotContain(
                        "/Event",
                        "events.k8s.io/Event",
                        "coordination.k8s.io/Lease",
                        "granary.dev/Backup",
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
        SHOOT.apply(namespaceOf(namespace) + objects);

        List<String> names = namesOf(CONFIG_MAPS, namespace);

        assertThat(names).doesNotHaveDuplicates().hasSizeBetween(1203, 1204).contains("map-0000", "map-1202");
    }

    @Test
    void givesObjectsWithTheirTypeAndWithoutWhatBelongsToTheServer() {
        SHOOT.apply(namespaceOf("plain") + """
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: plain, labels: {a: b}, annotations: {c: d}}
                data: {color: "grün"}
                """);

        KubeObject settings = list(CONFIG_MAPS, "plain").stream()
                .filter(object -> object.name().equals("settings"))
                .findFirst()
                .orElseThrow();

        assertThat(settings.fields().map().keySet()).startsWith("apiVersion", "kind");
        assertThat(settings.fields().text("data", "color")).contains("grün");
        assertThat(settings.fields().child("metadata").orElseThrow().map())
                .containsKeys("uid", "creationTimestamp", "labels", "annotations")
                .doesNotContainKeys("managedFields", "resourceVersion");
    }

    @Test
    void listsAllNamespacesAtOnceAndAsksTheServerForLabels() {
        SHOOT.apply(namespaceOf("one") + namespaceOf("two").replaceFirst("^", "---\n") + """
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: a, namespace: one, labels: {team: red}}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: b, namespace: two, labels: {team: blue}}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: c, namespace: two}
                """);
        var selector = ((LabelSelector.Valid) LabelSelector.read("team in (red, blue),!gone")).selector();

        List<String> found = new ArrayList<>();
        cluster.list(
                CONFIG_MAPS, new Scope(null, selector), object -> found.add(object.namespace() + "/" + object.name()));

        assertThat(found).containsExactly("one/a", "two/b");
    }

    @Test
    void leavesOutTokensOfServiceAccountsAndKeepsOtherSecrets() {
        SHOOT.apply(namespaceOf("tokens") + """
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
        SHOOT.apply(namespaceOf("net") + """
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
        assertThat(cluster.find(NAMESPACES, null, "default")).hasValueSatisfying(namespace -> {
            assertThat(namespace.kind()).isEqualTo("Namespace");
            assertThat(namespace.name()).isEqualTo("default");
        });
        assertThat(cluster.find(NAMESPACES, null, "no-such-namespace")).isEmpty();
        assertThat(cluster.find(NAMESPACES, null, "../namespaces/default")).isEmpty();
        assertThat(cluster.find(NAMESPACES, null, "")).isEmpty();
    }

    @Test
    void givesNothingForAKindThatIsNotServedAnyMore() {
        assertThat(namesOf(ObjectKind.namespaced("gone.example", "v1", "widgets", "Widget"), "default"))
                .isEmpty();
    }

    @Test
    void listsEveryServedKindOfANamespace() {
        for (ObjectKind kind : cluster.discover().kinds().listable()) {
            list(kind, kind.namespaced() ? "default" : null);
        }
    }

    private static String namespaceOf(String name) {
        return "apiVersion: v1\nkind: Namespace\nmetadata: {name: " + name + "}\n";
    }

    private static List<String> namesOf(ObjectKind kind, String namespace) {
        return list(kind, namespace).stream().map(KubeObject::name).toList();
    }

    private static List<KubeObject> list(ObjectKind kind, @Nullable String namespace) {
        List<KubeObject> objects = new ArrayList<>();
        cluster.list(kind, new Scope(namespace, LabelSelector.EVERYTHING), objects::add);
        return objects;
    }
}
