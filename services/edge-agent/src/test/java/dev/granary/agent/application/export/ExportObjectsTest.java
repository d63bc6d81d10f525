package dev.granary.agent.application.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.fakes.FakeApiServer;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.FakeKinds;
import dev.granary.engine.backup.ResourceObject;
import dev.granary.selection.Checked;
import dev.granary.selection.Selection;
import dev.granary.selection.SelectionRequest;
import dev.granary.selection.SelectionRequest.ObjectRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExportObjectsTest {

    private final FakeApiServer server = new FakeApiServer();
    private final FakeCluster cluster = new FakeCluster(server)
            .add("shop", FakeCluster.CONFIG_MAP, "a", "b")
            .add("bank", FakeCluster.CONFIG_MAP, "c")
            .add("kube-system", FakeCluster.CONFIG_MAP, "d")
            .add("granary-system", FakeCluster.CONFIG_MAP, "granary-agent-state");
    private final JsonObjectLines lines = new JsonObjectLines();
    private final ExportObjects export = new ExportObjects(cluster, "granary-system", lines);
    private final List<StoredObject> stored = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    @Test
    void exportsEachNamespaceWithItsObjects() {
        export(Selection.ofNamespaces(List.of("shop", "bank")));

        assertThat(names())
                .containsExactly(
                        "Namespace shop", "Namespace bank", "ConfigMap shop/a", "ConfigMap shop/b", "ConfigMap bank/c");
        assertThat(problems).isEmpty();
    }

    @Test
    void takesAllNamespacesButThoseOfTheSystemAndOurs() {
        export(ofNamespaces("*"));

        assertThat(names()).contains("Namespace shop", "Namespace bank").noneMatch(name -> name.contains("system"));
    }

    @Test
    void takesASystemNamespaceThatIsNamed() {
        export(ofNamespaces("kube-system"));

        assertThat(names()).containsExactly("Namespace kube-system", "ConfigMap kube-system/d");
    }

    @Test
    void takesNamespacesByLabelButNoneOfTheSystem() {
        cluster.addYaml("{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: red}}}")
                .addYaml("{apiVersion: v1, kind: Namespace, metadata: {name: kube-public, labels: {team: red}}}");

        export(new SelectionRequest(List.of(), "team=red", List.of(), List.of(), null, List.of()));

        assertThat(names()).containsExactly("Namespace shop", "ConfigMap shop/a", "ConfigMap shop/b");
    }

    @Test
    void listsAKindInTheWholeClusterWhenMostOfItIsWanted() {
        IntStream.range(0, 30).forEach(i -> cluster.add("ns-" + i, FakeCluster.CONFIG_MAP, "x"));

        export(ofNamespaces("*"));

        assertThat(names()).contains("ConfigMap ns-29/x", "ConfigMap shop/a").doesNotContain("ConfigMap kube-system/d");
        assertThat(names()).doesNotHaveDuplicates();
    }

    @Test
    void namesANamespaceThatDoesNotExist() {
        export(Selection.ofNamespaces(List.of("shop", "gone")));

        assertThat(problems).containsExactly("NamespaceNotFound Namespace null gone");
        assertThat(names()).contains("ConfigMap shop/a");
    }

    @Test
    void takesNothingOfTheAgentsOwnNamespace() {
        export(ofNamespaces("granary-system"));

        assertThat(problems).containsExactly("NamespaceReserved Namespace null granary-system");
        assertThat(stored).isEmpty();
    }

    @Test
    void takesIncludedKindsOnlyAndNoExcludedOnes() {
        cluster.add("shop", FakeCluster.WIDGET, "w").add("shop", FakeKinds.SECRET, "s");

        export(new SelectionRequest(
                List.of("shop"), null, List.of("secrets", "*.acme.example"), List.of("Widget"), null, List.of()));

        assertThat(names()).containsExactly("Namespace shop", "Secret shop/s");
    }

    @Test
    void takesObjectsWithTheLabelsOnly() {
        cluster.addYaml("{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: shop, labels: {app: web}}}");

        export(new SelectionRequest(List.of("shop"), null, List.of(), List.of(), "app=web", List.of()));

        assertThat(names()).containsExactly("Namespace shop", "Secret shop/s");
    }

    @Test
    void takesSingleObjectsAndNamesThoseThatAreMissing() {
        cluster.addYaml("{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: high}}");

        export(ofObjects(
                new ObjectRequest("ConfigMap", "shop", "b"),
                new ObjectRequest("priorityclasses.scheduling.k8s.io", null, "high"),
                new ObjectRequest("ConfigMap", "shop", "nope"),
                new ObjectRequest("Gadget", "shop", "g"),
                new ObjectRequest("ConfigMap", "gone", "a")));

        assertThat(names()).containsExactly("Namespace shop", "ConfigMap shop/b", "PriorityClass high");
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "ObjectNotFound configmap shop nope",
                        "KindNotServed gadget shop g",
                        "NamespaceNotFound Namespace null gone");
    }

    @Test
    void losesOnlyTheKindThatCannotBeListed() {
        cluster.add("shop", FakeCluster.WIDGET, "w1", "w2");
        cluster.breakKind(FakeCluster.WIDGET);

        export(ofNamespaces("shop"));

        assertThat(names()).contains("ConfigMap shop/a", "ConfigMap shop/b", "Widget shop/w1");
        assertThat(problems).containsExactly("KindNotListable Widget shop ");
    }

    @Test
    void goesOnWithoutNamespacesThatCannotBeReadAnyMore() {
        ExportPlan few = export.plan(selections(ofNamespaces("shop")));
        ExportPlan all = export.plan(selections(ofNamespaces("*")));
        cluster.breakKind(FakeKinds.NAMESPACE);

        export(few);
        export(all);

        assertThat(problems).containsExactly("KindNotListable Namespace null ", "KindNotListable Namespace null ");
        assertThat(names()).contains("ConfigMap shop/a", "ConfigMap bank/c");
    }

    @Test
    void namesEachClaimWhoseVolumeIsNotIncluded() {
        cluster.add("shop", FakeCluster.CLAIM, "data-0", "data-1");

        export(ofNamespaces("shop"));

        assertThat(problems)
                .containsExactly(
                        "VolumeDataNotIncluded PersistentVolumeClaim shop data-0",
                        "VolumeDataNotIncluded PersistentVolumeClaim shop data-1");
    }

    @Test
    void handsOnWhatDiscoveryCouldNotSee() {
        cluster.addDiscoveryProblem(Problem.of("APIService", null, "v1.broken", Reason.KIND_NOT_LISTABLE, "503"));

        export(ofNamespaces("shop"));

        assertThat(problems).containsExactly("KindNotListable APIService null v1.broken");
    }

    @Test
    void failsWhenTheClusterDoesNotAnswer() {
        cluster.unreachable(true);

        assertThatThrownBy(() -> export(ofNamespaces("shop"))).isInstanceOf(ClusterUnreachableException.class);
    }

    @Test
    void takesWhatIsNeededFromOutsideTheNamespacesAndSaysWhy() {
        cluster.addYaml("""
                        apiVersion: v1
                        kind: PersistentVolumeClaim
                        metadata: {name: data, namespace: shop}
                        spec: {volumeName: pv-1, storageClassName: fast}
                        """)
                .addYaml("{apiVersion: v1, kind: PersistentVolume, metadata: {name: pv-1}}")
                .addYaml("{apiVersion: v1, kind: PersistentVolume, metadata: {name: pv-2}}")
                .addYaml("{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: fast}}")
                .addYaml("{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: slow}}");

        export(ofNamespaces("shop", "bank"));

        assertThat(names())
                .endsWith("PersistentVolume pv-1", "StorageClass fast")
                .doesNotContain("PersistentVolume pv-2", "StorageClass slow");
        assertThat(reasons("fast")).containsExactly("shop PersistentVolumeClaim data null");
    }

    @Test
    void takesTheRightsOfTheServiceAccounts() {
        cluster.add("shop", FakeKinds.ACCOUNT, "robot")
                .addYaml("""
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: ClusterRoleBinding
                        metadata: {name: robot-reads}
                        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reads}
                        subjects: [{kind: ServiceAccount, namespace: shop, name: robot}]
                        """)
                .addYaml("""
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: ClusterRoleBinding
                        metadata: {name: somebody-elses}
                        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: writes}
                        subjects: [{kind: ServiceAccount, namespace: other, name: robot}]
                        """)
                .addYaml("""
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: ClusterRole
                        metadata: {name: reads}
                        aggregationRule: {clusterRoleSelectors: [{matchLabels: {into: reads}}]}
                        """)
                .addYaml(
                        "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: part, labels: {into: reads}}}")
                .addYaml("{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: writes}}");

        export(ofNamespaces("shop"));

        assertThat(names())
                .endsWith("ClusterRoleBinding robot-reads", "ClusterRole reads", "ClusterRole part")
                .doesNotContain("ClusterRoleBinding somebody-elses", "ClusterRole writes");
        assertThat(reasons("reads")).containsExactly("shop ServiceAccount robot ClusterRoleBinding robot-reads");
        assertThat(reasons("part")).containsExactly("shop ServiceAccount robot ClusterRole reads");
    }

    @Test
    void takesNothingFromOutsideThatIsExcluded() {
        cluster.add("shop", FakeCluster.WIDGET, "w").addYaml(definition("None"));

        export(new SelectionRequest(
                List.of("shop"), null, List.of(), List.of("customresourcedefinitions"), null, List.of()));

        assertThat(names()).noneMatch(name -> name.startsWith("CustomResourceDefinition"));
    }

    @Test
    void takesTheDefinitionOfCustomResourcesAndTheVersionsInWhichTheyAreTheSame() {
        server.serve(ObjectKind.namespaced("acme.example", "v1", "widgets", "Widget"));
        cluster.add("shop", FakeCluster.WIDGET, "w").addYaml(definition("None"));

        export(ofNamespaces("shop"));

        assertThat(names()).containsOnlyOnce("Widget shop/w").endsWith("CustomResourceDefinition widgets.acme.example");
        StoredObject widget = named("w").getFirst();
        assertThat(widget.object().apiVersion()).isEqualTo("acme.example/v2");
        assertThat(widget.unchangedIn()).containsExactly("acme.example/v1");
        assertThat(widget.storedIn()).isEmpty();
    }

    @Test
    void takesTheDefinitionOfACustomClassThatIsNeeded() {
        server.serve(ObjectKind.namespaced("snapshot.storage.k8s.io", "v1", "volumesnapshots", "VolumeSnapshot"));
        server.serve(ObjectKind.clusterWide(
                "snapshot.storage.k8s.io", "v1", "volumesnapshotclasses", "VolumeSnapshotClass"));
        cluster.addYaml(definition("None"))
                .addYaml("""
                        apiVersion: snapshot.storage.k8s.io/v1
                        kind: VolumeSnapshot
                        metadata: {name: s, namespace: shop}
                        spec: {volumeSnapshotClassName: csi}
                        """)
                .addYaml("{apiVersion: snapshot.storage.k8s.io/v1, kind: VolumeSnapshotClass, metadata: {name: csi}}")
                .addYaml("""
                        apiVersion: apiextensions.k8s.io/v1
                        kind: CustomResourceDefinition
                        metadata: {name: volumesnapshotclasses.snapshot.storage.k8s.io}
                        spec: {group: snapshot.storage.k8s.io}
                        """);

        export(ofNamespaces("shop"));

        assertThat(names())
                .endsWith(
                        "VolumeSnapshotClass csi",
                        "CustomResourceDefinition volumesnapshotclasses.snapshot.storage.k8s.io");
        assertThat(reasons("volumesnapshotclasses.snapshot.storage.k8s.io"))
                .containsExactly("shop VolumeSnapshot s VolumeSnapshotClass csi");
    }

    @Test
    void storesAnObjectInEachVersionBetweenWhichTheServerConverts() {
        server.serve(ObjectKind.namespaced("acme.example", "v1", "widgets", "Widget"));
        cluster.add("shop", FakeCluster.WIDGET, "w").addYaml(definition("Webhook"));

        export(ofNamespaces("shop"));

        assertThat(named("w"))
                .extracting(line -> line.object().apiVersion())
                .containsExactly("acme.example/v2", "acme.example/v1");
        assertThat(named("w")).allSatisfy(line -> {
            assertThat(line.storedIn()).containsExactly("acme.example/v2", "acme.example/v1");
            assertThat(line.unchangedIn()).isEmpty();
        });
    }

    private static String definition(String conversion) {
        return """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: widgets.acme.example}
                spec: {group: acme.example, conversion: {strategy: %s}}
                """.formatted(conversion);
    }

    @Test
    void takesWhatAnyOfSeveralSelectionsMeansAndEachObjectOnce() {
        cluster.add("shop", FakeCluster.CLAIM, "data");

        export(
                ofObjects(new ObjectRequest("PersistentVolumeClaim", "shop", "data")),
                new SelectionRequest(
                        List.of("shop"), null, List.of("PersistentVolumeClaim"), List.of(), null, List.of()),
                ofNamespaces("bank", "gone"),
                ofNamespaces("bank"));

        assertThat(names())
                .containsExactly(
                        "Namespace shop", "Namespace bank", "PersistentVolumeClaim shop/data", "ConfigMap bank/c");
        assertThat(problems)
                .containsExactly(
                        "NamespaceNotFound Namespace null gone",
                        "VolumeDataNotIncluded PersistentVolumeClaim shop data");
    }

    @Test
    void saysWhichClaimsItWillMeet() {
        cluster.add("shop", FakeCluster.CLAIM, "data", "more").add("bank", FakeCluster.CLAIM, "vault");
        var one = ofObjects(new ObjectRequest("PersistentVolumeClaim", "shop", "more"));
        var withoutClaims = new SelectionRequest(
                List.of("shop"), null, List.of(), List.of("PersistentVolumeClaim"), null, List.of());

        assertThat(claims(ofNamespaces("*"))).containsExactlyInAnyOrder("shop/data", "shop/more", "bank/vault");
        assertThat(claims(one, ofNamespaces("bank"))).containsExactly("shop/more", "bank/vault");
        assertThat(claims(withoutClaims)).isEmpty();
    }

    private List<String> claims(SelectionRequest... requests) {
        return export.claims(export.plan(selections(requests))).stream()
                .map(claim -> claim.namespace() + "/" + claim.name())
                .toList();
    }

    private static List<Selection> selections(SelectionRequest... requests) {
        return ((Checked.Valid<List<Selection>>) SelectionRequest.check(List.of(requests))).value();
    }

    private void export(SelectionRequest... requests) {
        export(export.plan(selections(requests)));
    }

    private void export(ExportPlan plan) {
        export.export(
                plan,
                this::keep,
                claim -> problem(
                        Problem.of(claim.kind(), claim.namespace(), claim.name(), Reason.VOLUME_DATA_NOT_INCLUDED, "")),
                this::problem);
    }

    private static SelectionRequest ofNamespaces(String... namespaces) {
        return new SelectionRequest(List.of(namespaces), null, List.of(), List.of(), null, List.of());
    }

    private static SelectionRequest ofObjects(ObjectRequest... objects) {
        return new SelectionRequest(List.of(), null, List.of(), List.of(), null, List.of(objects));
    }

    private void export(Selection selection) {
        export.exportAll(selection, this::keep, this::problem);
    }

    private void keep(ResourceObject object) {
        stored.add(lines.read(object.json().array()));
    }

    private void problem(Problem problem) {
        problems.add(String.join(" ", problem.reason(), problem.kind(), text(problem.namespace()), problem.name()));
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    private List<String> names() {
        return stored.stream().map(line -> line.object().key().toString()).toList();
    }

    private List<StoredObject> named(String name) {
        return stored.stream().filter(line -> line.object().name().equals(name)).toList();
    }

    private List<String> reasons(String name) {
        return named(name).getFirst().neededBy().stream()
                .map(need -> need.namespace() + " " + need.kind().kind() + " " + need.name() + " " + need.through())
                .toList();
    }
}
