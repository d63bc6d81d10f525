package dev.granary.agent.application.restore;

import static dev.granary.agent.application.restore.StoredBackup.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.ClusterWrites.Result;
import dev.granary.agent.application.port.ClusterWrites.Verb;
import dev.granary.agent.application.port.ClusterWrites.Why;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.Need;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.domain.restore.NamespaceMapping;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.RestoreOptions;
import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.agent.fakes.FakeApiServer;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.FakeKinds;
import dev.granary.agent.fakes.FakeWrites;
import dev.granary.agent.fakes.InMemoryNewVolumes;
import dev.granary.agent.fakes.Yaml;
import dev.granary.selection.KindPattern;
import dev.granary.selection.LabelSelector;
import dev.granary.selection.NamespaceChoice;
import dev.granary.selection.ObjectChoice;
import dev.granary.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestoreObjectsTest {

    private static final UUID RESTORE = UUID.randomUUID();

    private final FakeApiServer server = new FakeApiServer();
    private final FakeWrites writes = new FakeWrites(server);
    private final StoredBackup backups = new StoredBackup();
    private final List<ObjectResult> results = new ArrayList<>();

    private final BackupContents shop = backups.of(
            List.of("shop"),
            yaml("{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: shop}}"),
            yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop, uid: old}, data: {k: v}}"),
            yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: b, namespace: shop}, data: {k: v}}"),
            yaml("{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: red}}}"));

    @Test
    void bringsBackEachObjectInTheOrderOfThePhases() {
        RestoreEnd end = restore(shop, options());

        assertThat(end.cancelled()).isFalse();
        assertThat(end.counts().keySet()).noneMatch(Outcome::isMissing);
        assertThat(end.count(Outcome.CREATED)).isEqualTo(4);
        assertThat(texts())
                .containsExactly(
                        "Namespace shop CREATED",
                        "ConfigMap shop/a CREATED",
                        "ConfigMap shop/b CREATED",
                        "Pod shop/p CREATED");
        assertThat(server.find(FakeKinds.CONFIG_MAP, "shop", "a").orElseThrow().uid())
                .isNotEqualTo("old");
    }

    @Test
    void bringsNamespacesBackUnderOtherNames() {
        restore(shop, with(new NamespaceMapping(Map.of("shop", "store"), "")));

        assertThat(server.find(FakeKinds.CONFIG_MAP, "store", "a")).isPresent();
        assertThat(results).extracting(result -> result.target().namespace()).contains("store");
    }

    @Test
    void keepsWhatIsThereAndSaysSo() {
        restore(shop, options());
        server.add(
                Yaml.object("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}, data: {k: x}}"));
        results.clear();

        restore(UUID.randomUUID(), shop, options(), RestoreObjectsTest::never);

        assertThat(texts())
                .containsExactly(
                        "Namespace shop KEPT OBJECT_UNCHANGED",
                        "ConfigMap shop/a KEPT OBJECT_EXISTS",
                        "ConfigMap shop/b KEPT OBJECT_UNCHANGED",
                        "Pod shop/p KEPT OBJECT_UNCHANGED");
        assertThat(data("a")).isEqualTo("x");
    }

    @Test
    void replacesWhatIsThereWhenAskedTo() {
        server.add(Yaml.object("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"));
        server.add(
                Yaml.object("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}, data: {k: x}}"));

        restore(shop, replacing());

        assertThat(texts())
                .containsExactly(
                        "Namespace shop REPLACED",
                        "ConfigMap shop/a REPLACED",
                        "ConfigMap shop/b CREATED",
                        "Pod shop/p CREATED");
        assertThat(data("a")).isEqualTo("v");
    }

    @Test
    void deletesWhatCannotBecomeTheOneInTheBackup() {
        server.add(Yaml.object("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"));
        server.add(Yaml.object(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop, uid: former}, data: {k: x}}"));
        writes.refuse(object -> object.uid().equals("former"), new Result.Refused(Why.INVALID, "field is immutable"));

        restore(shop, replacing());

        assertThat(texts()).contains("ConfigMap shop/a REPLACED");
        assertThat(data("a")).isEqualTo("v");
        assertThat(writes.calls()).contains("delete ConfigMap shop/a");
    }

    @Test
    void neverDeletesAClaimForThat() {
        server.add(Yaml.object("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"));
        server.add(
                Yaml.object(
                        "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: shop, uid: former}, spec: {a: b}}"));
        writes.refuse(object -> object.uid().equals("former"), new Result.Refused(Why.INVALID, "immutable"));
        BackupContents claims = backups.of(
                List.of("shop"),
                yaml(
                        "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: shop}, spec: {c: d}}"));

        restore(claims, replacing());

        assertThat(texts()).containsExactly("PersistentVolumeClaim shop/data CONFLICT FIELD_IMMUTABLE");
        assertThat(writes.calls()).noneMatch(call -> call.startsWith("delete"));
    }

    @Test
    void losesOnlyTheObjectThatIsRefused() {
        writes.refuse(object -> object.name().equals("a"), new Result.Refused(Why.FORBIDDEN, "quota exceeded"));
        writes.refuse(object -> object.name().equals("p"), new Result.Refused(Why.FAILED, "the webhook is away"));

        RestoreEnd end = restore(shop, options());

        assertThat(end.counts().keySet()).anyMatch(Outcome::isMissing);
        assertThat(texts())
                .containsExactly(
                        "Namespace shop CREATED",
                        "ConfigMap shop/a FAILED ADMISSION_REFUSED",
                        "ConfigMap shop/b CREATED",
                        "Pod shop/p FAILED API_SERVER_FAILED");
        assertThat(results.get(1).message()).isEqualTo("Quota exceeded.");
    }

    @Test
    void tellsAMissingRightFromAnythingElseThatForbids() {
        writes.takeRight(Verb.CREATE);

        restore(shop, options());

        assertThat(texts()).contains("Namespace shop FAILED RIGHT_MISSING", "Pod shop/p FAILED RIGHT_MISSING");
    }

    @Test
    void saysThatAnObjectIsThereEvenWhenMakingItIsRefusedForAnotherReason() {
        restore(shop, options());
        results.clear();
        writes.refuse(object -> true, new Result.Refused(Why.FAILED, "the webhook is away"));

        restore(UUID.randomUUID(), shop, options(), RestoreObjectsTest::never);

        assertThat(texts()).allMatch(text -> text.contains("KEPT"));
    }

    @Test
    void saysThatThereIsNoNamespaceForAnObject() {
        writes.refuse(object -> object.kind().equals("Namespace"), new Result.Refused(Why.FORBIDDEN, "policy"));

        restore(shop, options());

        assertThat(texts())
                .contains("Namespace shop FAILED ADMISSION_REFUSED", "Pod shop/p FAILED NAMESPACE_NOT_FOUND");
    }

    @Test
    void makesANamespaceThatTheBackupDoesNotHold() {
        BackupContents bare = backups.of(
                List.of("shop"), yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}}"));

        restore(bare, options());

        assertThat(texts()).containsExactly("ConfigMap shop/a CREATED");
        assertThat(server.find(FakeKinds.NAMESPACE, null, "shop")).isPresent();
    }

    @Test
    void makesNoNamespaceOfWhichTheBackupHoldsNothing() {
        BackupContents some = backups.of(
                List.of("shop", "gone"),
                yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}}"));

        restore(some, options());

        assertThat(server.find(FakeKinds.NAMESPACE, null, "gone")).isEmpty();
    }

    @Test
    void waitsForDefinitionsBeforeTheirObjectsAreMade() {
        server.stopServing(FakeKinds.WIDGET);
        BackupContents widgets = widgetsWithDefinition();

        RestoreEnd dry = plan(widgets, options());
        assertThat(dry.count(Outcome.CREATED)).isEqualTo(2);
        results.clear();
        restore(widgets, options());

        assertThat(texts())
                .containsExactly("CustomResourceDefinition widgets.acme.example CREATED", "Widget shop/w CREATED");
    }

    @Test
    void waitsForADefinitionThatCannotBeLookedAtForAMoment() {
        server.stopServing(FakeKinds.WIDGET);
        writes.refuseLooks(FakeKinds.DEFINITION, 1);

        restore(widgetsWithDefinition(), options());

        assertThat(texts())
                .containsExactly("CustomResourceDefinition widgets.acme.example CREATED", "Widget shop/w CREATED");
    }

    @Test
    void losesOnlyADefinitionThatCannotBeLookedAt() {
        writes.refuseLooks(FakeKinds.DEFINITION, 1_000);

        restore(widgetsWithDefinition(), options());

        assertThat(texts())
                .containsExactly(
                        "CustomResourceDefinition widgets.acme.example FAILED DEFINITION_NOT_ESTABLISHED",
                        "Widget shop/w CREATED");
        assertThat(results.getFirst().message()).contains("leader changed");
    }

    private BackupContents widgetsWithDefinition() {
        return backups.of(
                List.of("shop"),
                yaml("{apiVersion: acme.example/v2, kind: Widget, metadata: {name: w, namespace: shop}}"),
                new StoredObject(
                        FakeKinds.DEFINITION.name(),
                        Yaml.object("""
                                apiVersion: apiextensions.k8s.io/v1
                                kind: CustomResourceDefinition
                                metadata: {name: widgets.acme.example}
                                spec:
                                  group: acme.example
                                  scope: Namespaced
                                  names: {plural: widgets, kind: Widget}
                                  versions: [{name: v2, served: true}]
                                """),
                        List.of(new Need(FakeKinds.WIDGET.name(), "shop", "w", null)),
                        List.of(),
                        List.of()));
    }

    @Test
    void saysWhatTheClusterDoesNotServe() {
        server.stopServing(FakeKinds.WIDGET);
        BackupContents widgets = backups.of(
                List.of("shop"),
                yaml("{apiVersion: acme.example/v2, kind: Widget, metadata: {name: w, namespace: shop}}"));

        restore(widgets, options());

        assertThat(texts()).containsExactly("Widget shop/w NOT_SERVED KIND_NOT_SERVED");
    }

    @Test
    void showsWhatItWouldDoAndDoesNothing() {
        server.add(Yaml.object("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"));
        server.add(
                Yaml.object("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}, data: {k: x}}"));

        plan(shop, replacing());

        assertThat(texts())
                .containsExactly(
                        "Namespace shop REPLACED",
                        "ConfigMap shop/a REPLACED",
                        "ConfigMap shop/b CREATED",
                        "Pod shop/p CREATED");
        assertThat(writes.calls()).isEmpty();
    }

    @Test
    void showsThatARightIsMissing() {
        writes.takeRight(Verb.CREATE);

        plan(shop, options());

        assertThat(texts()).allMatch(text -> text.endsWith("FAILED RIGHT_MISSING"));
    }

    @Test
    void stopsBetweenObjectsWhenCancelled() {
        BooleanSupplier afterTwo = () -> results.size() >= 2;

        RestoreEnd end = restore(RESTORE, shop, options(), afterTwo);

        assertThat(end.cancelled()).isTrue();
        assertThat(texts()).containsExactly("Namespace shop CREATED", "ConfigMap shop/a CREATED");
    }

    @Test
    void goesOnWhereItWasInterruptedAndEndsAsIfItHadNotBeen() {
        server.add(Yaml.object("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"));
        server.add(
                Yaml.object("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}, data: {k: x}}"));
        for (int calls = 0; calls < 4; calls++) {
            writes.becomeUnreachableAfter(calls);
            assertThatThrownBy(() -> restore(shop, replacing())).isInstanceOf(ClusterUnreachableException.class);
        }
        writes.becomeUnreachableAfter(100);
        results.clear();

        restore(shop, replacing());

        assertThat(texts())
                .containsExactly(
                        "Namespace shop REPLACED",
                        "ConfigMap shop/a REPLACED",
                        "ConfigMap shop/b CREATED",
                        "Pod shop/p CREATED");
    }

    @Test
    void givesAnObjectItsOwnerUnderTheUidThatItHasNow() {
        BackupContents owned = backups.of(
                List.of("shop"),
                yaml("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"),
                yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: owner, namespace: shop, uid: old}}"),
                ownedBy("Service", "web", "ConfigMap", "v1", "owner"),
                ownedBy("Secret", "made", "Widget", "acme.example/v2", "w"),
                ownedBy("Secret", "orphan", "Widget", "acme.example/v2", "gone"),
                yaml("{apiVersion: acme.example/v2, kind: Widget, metadata: {name: w, namespace: shop, uid: old2}}"));

        restore(owned, options());

        assertThat(ownerOf(FakeKinds.SERVICE, "web"))
                .isEqualTo(server.find(FakeKinds.CONFIG_MAP, "shop", "owner")
                        .orElseThrow()
                        .uid());
        assertThat(ownerOf(FakeKinds.SECRET, "made"))
                .as("an owner that comes later")
                .isEqualTo(
                        server.find(FakeKinds.WIDGET, "shop", "w").orElseThrow().uid());
        assertThat(ownerOf(FakeKinds.SECRET, "orphan")).isNull();
    }

    @Test
    void bringsAStatusBackWhenAskedTo() {
        BackupContents services = backups.of(
                List.of("shop"),
                yaml("{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, status: {a: b}}"));
        var options =
                new RestoreOptions(all(), NamespaceMapping.NONE, Map.of(), Existing.RETAIN, true, false, false, false);

        restore(services, options);

        KubeObject made = server.find(FakeKinds.SERVICE, "shop", "web").orElseThrow();
        assertThat(made.fields().text("status", "a")).contains("b");
        assertThat(writes.calls()).contains("merge STATUS Service shop/web");
    }

    @Test
    void namesWhatWasAskedForAndIsNotInTheBackup() {
        var some = new Selection.OfObjects(List.of(
                new ObjectChoice(new KindPattern("configmap", null), "shop", "a"),
                new ObjectChoice(new KindPattern("configmap", null), "shop", "nope"),
                new ObjectChoice(new KindPattern("configmap", null), "bank", "a")));

        restore(shop, RestoreOptions.of(some));

        assertThat(texts())
                .containsExactly(
                        "Namespace shop CREATED",
                        "ConfigMap shop/a CREATED",
                        "Namespace bank FAILED NAMESPACE_NOT_FOUND",
                        "configmap shop/nope FAILED OBJECT_NOT_FOUND");
    }

    @Test
    void restoresManyAtATimeAndSaysEachOnce() {
        StoredObject[] many = new StoredObject[500];
        for (int i = 0; i < many.length; i++) {
            many[i] =
                    yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: map-%03d, namespace: shop}}".formatted(i));
        }

        restoreObjects(8)
                .restore(
                        RESTORE, backups.of(List.of("shop"), many), options(), results::add, RestoreObjectsTest::never);

        assertThat(texts()).hasSize(500).doesNotHaveDuplicates().allMatch(text -> text.endsWith("CREATED"));
    }

    private static StoredObject ownedBy(String kind, String name, String ownerKind, String ownerVersion, String owner) {
        return yaml("""
                apiVersion: v1
                kind: %s
                metadata:
                  name: %s
                  namespace: shop
                  ownerReferences: [{apiVersion: %s, kind: %s, name: %s, uid: old}]
                """.formatted(kind, name, ownerVersion, ownerKind, owner));
    }

    private @Nullable String ownerOf(ObjectKind kind, String name) {
        return server.find(kind, "shop", name).orElseThrow().fields().children("metadata", "ownerReferences").stream()
                .flatMap(reference -> reference.text("uid").stream())
                .findFirst()
                .orElse(null);
    }

    private String data(String name) {
        return server.find(FakeKinds.CONFIG_MAP, "shop", name)
                .orElseThrow()
                .fields()
                .text("data", "k")
                .orElseThrow();
    }

    private static boolean never() {
        return false;
    }

    private static Selection all() {
        return new Selection.OfNamespaces(new NamespaceChoice.All(), List.of(), List.of(), LabelSelector.EVERYTHING);
    }

    private static RestoreOptions options() {
        return RestoreOptions.of(all());
    }

    private static RestoreOptions with(NamespaceMapping mapping) {
        return new RestoreOptions(all(), mapping, Map.of(), Existing.RETAIN, false, false, false, false);
    }

    private static RestoreOptions replacing() {
        return new RestoreOptions(all(), NamespaceMapping.NONE, Map.of(), Existing.DELETE, false, false, false, false);
    }

    private RestoreEnd restore(BackupContents contents, RestoreOptions options) {
        return restore(RESTORE, contents, options, RestoreObjectsTest::never);
    }

    private RestoreEnd restore(UUID id, BackupContents contents, RestoreOptions options, BooleanSupplier cancelled) {
        return oneByOne().restore(id, contents, options, results::add, cancelled);
    }

    private RestoreEnd plan(BackupContents contents, RestoreOptions options) {
        return oneByOne().plan(contents, options, results::add, RestoreObjectsTest::never);
    }

    private RestoreObjects oneByOne() {
        return restoreObjects(1);
    }

    private RestoreObjects restoreObjects(int workers) {
        return new RestoreObjects(
                new FakeCluster(server),
                writes,
                new JsonObjectLines(),
                new InMemoryNewVolumes(server),
                new RestoreSettings("granary-system", time -> {}, workers));
    }

    private List<String> texts() {
        return results.stream()
                .map(result -> result.object() + " " + result.outcome()
                        + (result.reason() == null ? "" : " " + result.reason()))
                .toList();
    }
}
