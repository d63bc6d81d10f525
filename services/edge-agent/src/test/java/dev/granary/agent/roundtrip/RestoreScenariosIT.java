package dev.granary.agent.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.granary.agent.application.restore.BackupContents;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.restore.NamespaceMapping;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.RestoreOptions;
import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.agent.world.Shoot;
import dev.granary.selection.Selection;
import dev.granary.testing.landscape.Landscapes;
import dev.granary.testing.landscape.real.KubeBinaries;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaStatus;
import io.fabric8.kubernetes.api.model.networking.v1.IngressStatusBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people do with restores, in one cluster with the rights of the agent. */
class RestoreScenariosIT {

    private static final Shoot SHOOT = Shoot.shared();
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/";
    private static Side side;

    private final String name = "s" + UUID.randomUUID().toString().substring(0, 8);
    private final String copy = name + "-copy";

    @BeforeAll
    static void open() {
        side = new Side(SHOOT, "granary-scenarios");
    }

    @AfterAll
    static void close() {
        side.close();
    }

    @Test
    void clonesANamespaceWithItsRightsAndItsClasses() {
        SHOOT.apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: NAME}
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: robot, namespace: NAME}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: NAME-reads}
                rules: [{apiGroups: [""], resources: [nodes], verbs: ["*"]}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: NAME-reads}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: NAME-reads}
                subjects: [{kind: ServiceAccount, namespace: NAME, name: robot}]
                ---
                apiVersion: storage.k8s.io/v1
                kind: StorageClass
                metadata: {name: NAME-fast}
                provisioner: example.org/none
                volumeBindingMode: WaitForFirstConsumer
                ---
                apiVersion: storage.k8s.io/v1
                kind: StorageClass
                metadata: {name: NAME-slow}
                provisioner: example.org/none
                volumeBindingMode: WaitForFirstConsumer
                ---
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: data, namespace: NAME}
                spec: {storageClassName: NAME-fast, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """.replace("NAME", name));

        restore(new RestoreOptions(
                selection(),
                new NamespaceMapping(Map.of(name, copy), ""),
                Map.of(name + "-fast", name + "-slow"),
                Existing.RETAIN,
                false,
                false,
                false,
                false));

        assertThat(side.results()).noneMatch(result -> result.outcome().isMissing());
        assertThat(text("/api/v1/namespaces/" + copy + "/persistentvolumeclaims/data", "/spec/storageClassName"))
                .isEqualTo(name + "-slow");
        assertThat(text(RBAC + "clusterrolebindings/" + name + "-reads-" + copy, "/subjects/0/namespace"))
                .isEqualTo(copy);
        assertThat(text(RBAC + "clusterrolebindings/" + name + "-reads", "/subjects/0/namespace"))
                .isEqualTo(name);
    }

    @Test
    void showsBeforehandWhatItWillDo() {
        SHOOT.apply(maps(name));
        BackupContents backup = side.export(selection());
        SHOOT.apply("---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: b, namespace: %s}, data: {k: changed}}"
                .formatted(name));
        side.admin().delete("/api/v1/namespaces/" + name + "/configmaps/a");
        RestoreOptions options = options(Existing.DELETE);

        List<String> planned = side.plan(backup, options).stream()
                .map(RestoreScenariosIT::line)
                .sorted()
                .toList();
        side.restore(UUID.randomUUID(), backup, options);

        assertThat(planned).contains("ConfigMap a CREATED", "ConfigMap b REPLACED");
        assertThat(side.results().stream().map(RestoreScenariosIT::line).sorted())
                .isEqualTo(planned);
        assertThat(text("/api/v1/namespaces/" + name + "/configmaps/b", "/data/k"))
                .isEqualTo("v");
    }

    @Test
    void deletesWhatCannotChangeAndMakesItAnew() {
        SHOOT.apply(binding("one"));
        BackupContents backup = side.export(selection());
        side.admin().delete(RBAC + "namespaces/" + name + "/rolebindings/b");
        SHOOT.apply(binding("two"));

        side.restore(UUID.randomUUID(), backup, options(Existing.DELETE));

        assertThat(side.results().stream().map(RestoreScenariosIT::line)).contains("RoleBinding b REPLACED");
        assertThat(text(RBAC + "namespaces/" + name + "/rolebindings/b", "/roleRef/name"))
                .isEqualTo("one");
    }

    @Test
    void takesTheVersionThatTheClusterServes() {
        String group = name + ".example";
        String definition = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets." + group;
        SHOOT.apply(definition(group, "v1beta1", "v1"));
        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> SHOOT.apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: NAME}
                ---
                apiVersion: GROUP/v1
                kind: Widget
                metadata: {name: w, namespace: NAME}
                spec: {a: 1}
                """.replace("NAME", name).replace("GROUP", group)));
        BackupContents backup = side.export(selection());
        side.admin().delete(definition);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> side.admin().get(definition).isMissingNode());
        SHOOT.apply(definition(group, "v1beta1"));
        Awaitility.await()
                .until(() -> side.admin().get("/apis/" + group + "/v1beta1").has("resources"));

        side.restore(UUID.randomUUID(), backup, options(Existing.RETAIN));

        assertThat(side.results().stream().map(RestoreScenariosIT::line)).contains("Widget w CREATED");
        assertThat(text("/apis/" + group + "/v1beta1/namespaces/" + name + "/widgets/w", "/spec/a"))
                .isEqualTo("1");
    }

    @Test
    void doesNothingToANamespaceThatIsGoingAway() {
        SHOOT.apply(maps(name));
        BackupContents backup = side.export(selection());
        SHOOT.apply(
                "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: %s, finalizers: [example.org/hold]}}"
                        .formatted(name));
        side.admin().delete("/api/v1/namespaces/" + name);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> side.admin()
                        .get("/api/v1/namespaces/" + name + "/configmaps/b")
                        .isMissingNode());

        side.restore(UUID.randomUUID(), backup, options(Existing.RETAIN));

        assertThat(reason("Namespace", name)).isEqualTo(Reason.OBJECT_BEING_DELETED);
        assertThat(side.results())
                .filteredOn(result -> result.object().kind().equals("ConfigMap")
                        && result.object().name().equals("b"))
                .allSatisfy(result -> assertThat(result.reason()).isEqualTo(Reason.NAMESPACE_TERMINATING));
        SHOOT.admin().configMaps().inNamespace(name).withName("a").edit(map -> {
            map.getMetadata().setFinalizers(List.of());
            return map;
        });
    }

    @Test
    void losesOnlyTheNamespaceWhoseNameBecomesTooLong() {
        String longName = name + "-" + "x".repeat(40);
        String prefix = "p".repeat(64 - longName.length());
        SHOOT.apply(maps(name));
        SHOOT.apply(maps(longName));
        Selection both = Selection.ofNamespaces(List.of(name, longName));

        side.restore(
                UUID.randomUUID(),
                side.export(both),
                new RestoreOptions(
                        both,
                        new NamespaceMapping(Map.of(), prefix),
                        Map.of(),
                        Existing.RETAIN,
                        false,
                        false,
                        false,
                        false));

        assertThat(side.results())
                .filteredOn(result -> longName.equals(result.object().namespace())
                        || longName.equals(result.object().name()))
                .filteredOn(result -> result.outcome() != Outcome.SKIPPED)
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(result ->
                        result.outcome() == Outcome.CONFLICT && result.reason() == Reason.TARGET_NAME_INVALID);
        assertThat(text("/api/v1/namespaces/" + prefix + name + "/configmaps/a", "/data/k"))
                .isEqualTo("v");
    }

    @Test
    void losesOnlyTheServiceWhoseNodePortIsTaken() {
        assumeThat(isReal())
                .as("NOT RUN: embedded API servers give out no node ports")
                .isTrue();
        SHOOT.apply(maps(name));
        SHOOT.apply("""
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: taken, namespace: NAME}
                spec: {type: NodePort, ports: [{port: 80}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: inside, namespace: NAME}
                spec: {ports: [{port: 80}]}
                """.replace("NAME", name));
        BackupContents backup = side.export(selection());

        side.restore(UUID.randomUUID(), backup, moved(false, true));

        assertThat(side.results())
                .filteredOn(result -> result.outcome().isMissing())
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.object().name()).isEqualTo("taken");
                    assertThat(result.reason()).isEqualTo(Reason.OBJECT_INVALID);
                    assertThat(result.message()).contains("provided port is already allocated");
                });
        side.admin().delete("/api/v1/namespaces/" + name + "/services/taken");
        side.restore(UUID.randomUUID(), backup, moved(false, true));
        assertThat(side.results().stream().map(RestoreScenariosIT::line))
                .contains("Service taken CREATED", "Service inside KEPT");
    }

    @Test
    void bringsTheStatusBackWhereItIsAskedFor() {
        SHOOT.apply(maps(name));
        SHOOT.apply("""
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: i, namespace: NAME}
                spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
                """.replace("NAME", name));
        SHOOT.admin().network().v1().ingresses().inNamespace(name).withName("i").editStatus(ingress -> {
            ingress.setStatus(new IngressStatusBuilder()
                    .withNewLoadBalancer()
                    .addNewIngress()
                    .withIp("192.0.2.7")
                    .endIngress()
                    .endLoadBalancer()
                    .build());
            return ingress;
        });
        String ingress = "/apis/networking.k8s.io/v1/namespaces/" + copy + "/ingresses/i";
        BackupContents backup = side.export(selection());

        side.restore(UUID.randomUUID(), backup, moved());
        assertThat(text(ingress, "/status/loadBalancer/ingress/0/ip")).isEmpty();
        side.admin().delete(ingress);
        side.restore(UUID.randomUUID(), backup, moved(true, false));

        assertThat(text(ingress, "/status/loadBalancer/ingress/0/ip")).isEqualTo("192.0.2.7");
    }

    @Test
    void saysThatTheRightToRestoreIsMissing() {
        String own = "granary-" + name;
        try (Side reader = new Side(SHOOT, own)) {
            SHOOT.apply(maps(name));
            BackupContents backup = reader.export(selection());
            side.admin().delete(RBAC + "clusterrolebindings/granary-agent-restore-" + own);
            RestoreOptions options = new RestoreOptions(
                    selection(),
                    new NamespaceMapping(Map.of(name, copy), ""),
                    Map.of(),
                    Existing.RETAIN,
                    false,
                    false,
                    false,
                    false);
            Awaitility.await().untilAsserted(() -> {
                reader.restore(UUID.randomUUID(), backup, options);
                assertThat(reader.results())
                        .filteredOn(result -> result.outcome() != Outcome.SKIPPED)
                        .isNotEmpty()
                        .allMatch(result -> result.reason() == Reason.RIGHT_MISSING);
            });
        }
    }

    @Test
    void losesOnlyWhatAQuotaOrAWebhookRefuses() {
        assumeThat(isReal())
                .as("NOT RUN: embedded API servers have no quotas and no webhooks")
                .isTrue();
        SHOOT.apply(maps(name));
        SHOOT.apply("---\n{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: %s}}".formatted(name));
        SHOOT.apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: COPY, labels: {guarded: "COPY"}}
                ---
                apiVersion: v1
                kind: ResourceQuota
                metadata: {name: q, namespace: COPY}
                spec: {hard: {secrets: "0"}}
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: COPY}
                webhooks:
                  - name: away.example.org
                    admissionReviewVersions: [v1]
                    sideEffects: None
                    failurePolicy: Fail
                    timeoutSeconds: 1
                    clientConfig: {url: "https://127.0.0.1:9/"}
                    namespaceSelector: {matchLabels: {guarded: "COPY"}}
                    rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}]
                """.replace("COPY", copy));
        countNothing(copy, "q");

        restore(moved());

        side.admin().delete("/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/" + copy);
        assertThat(reason("Secret", "s")).isEqualTo(Reason.ADMISSION_REFUSED);
        assertThat(reason("ConfigMap", "a")).isEqualTo(Reason.API_SERVER_FAILED);
        assertThat(side.results())
                .filteredOn(result -> result.object().kind().equals("Namespace"))
                .allMatch(result -> result.outcome() == Outcome.KEPT);
    }

    @Test
    void storesAnAutoscalerInBothOfItsVersionsAndBringsItBackOnce() {
        assumeThat(isReal())
                .as("NOT RUN: embedded API servers have one version of it")
                .isTrue();
        SHOOT.apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: NAME}
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: h, namespace: NAME}
                spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}}
                """.replace("NAME", name));

        restore(moved());

        assertThat(side.results().stream().map(RestoreScenariosIT::line))
                .containsOnlyOnce("HorizontalPodAutoscaler h CREATED");
        assertThat(side.problems()).extracting(Problem::reason).isEmpty();
    }

    @Test
    void leavesPodsToTheirControllersWhichMakeThemAnew() {
        assumeThat(isReal())
                .as("NOT RUN: embedded API servers have no controllers of workloads")
                .isTrue();
        SHOOT.apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: NAME}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: NAME}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: web, image: web}]}
                """.replace("NAME", name));
        awaitPods(name);

        restore(moved());

        assertThat(side.results())
                .filteredOn(result ->
                        List.of("Pod", "ReplicaSet").contains(result.object().kind()))
                .hasSize(3)
                .allMatch(result -> result.reason() == Reason.LEFT_TO_CONTROLLER);
        awaitPods(copy);
    }

    /** What the quota controller does, which is not there. */
    private static void countNothing(String namespace, String quota) {
        Map<String, Quantity> none = Map.of("secrets", new Quantity("0"));
        SHOOT.admin().resourceQuotas().inNamespace(namespace).withName(quota).editStatus(counted -> {
            counted.setStatus(new ResourceQuotaStatus(none, none));
            return counted;
        });
    }

    private static void awaitPods(String namespace) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> side.admin()
                                .get("/api/v1/namespaces/" + namespace + "/pods")
                                .path("items")
                                .size()
                        == 2);
    }

    private static boolean isReal() {
        return KubeBinaries.find().isPresent() && !"embedded".equals(System.getProperty(Landscapes.KIND));
    }

    private void restore(RestoreOptions options) {
        side.restore(UUID.randomUUID(), side.export(selection()), options);
    }

    private RestoreOptions moved() {
        return moved(false, false);
    }

    private RestoreOptions moved(boolean withStatus, boolean keepNodePorts) {
        return new RestoreOptions(
                selection(),
                new NamespaceMapping(Map.of(name, copy), ""),
                Map.of(),
                Existing.RETAIN,
                withStatus,
                false,
                keepNodePorts,
                false);
    }

    private RestoreOptions options(Existing existing) {
        return new RestoreOptions(selection(), NamespaceMapping.NONE, Map.of(), existing, false, false, false, false);
    }

    private Selection selection() {
        return Selection.ofNamespaces(List.of(name));
    }

    private static String maps(String namespace) {
        return """
                apiVersion: v1
                kind: Namespace
                metadata: {name: NAME}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: a, namespace: NAME}
                data: {k: v}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: b, namespace: NAME}
                data: {k: v}
                """.replace("NAME", namespace);
    }

    private String binding(String role) {
        return """
                apiVersion: v1
                kind: Namespace
                metadata: {name: NAME}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: b, namespace: NAME}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: ROLE}
                subjects: [{kind: ServiceAccount, namespace: NAME, name: robot}]
                """.replace("NAME", name).replace("ROLE", role);
    }

    private static String definition(String group, String... versions) {
        StringBuilder yaml = new StringBuilder("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: widgets.GROUP}
                spec:
                  group: GROUP
                  scope: Namespaced
                  names: {plural: widgets, kind: Widget, singular: widget, listKind: WidgetList}
                  versions:
                """.replace("GROUP", group));
        for (String version : versions) {
            yaml.append("  - {name: ")
                    .append(version)
                    .append(", served: true, storage: ")
                    .append(version.equals(versions[0]))
                    .append(
                            ", schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}\n");
        }
        return yaml.toString();
    }

    private static String text(String path, String pointer) {
        return side.admin().get(path).at(pointer).asText();
    }

    private static Reason reason(String kind, String name) {
        return side.results().stream()
                .filter(result -> result.object().kind().equals(kind)
                        && result.object().name().equals(name))
                .map(ObjectResult::reason)
                .findFirst()
                .orElseThrow();
    }

    private static String line(ObjectResult result) {
        return result.object().kind() + " " + result.object().name() + " " + result.outcome();
    }
}
