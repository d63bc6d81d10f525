package dev.granary.agent.domain.restore;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.Need;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.ServedKinds;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.agent.fakes.FakeKinds;
import dev.granary.selection.Checked;
import dev.granary.selection.SelectionRequest;
import dev.granary.selection.SelectionRequest.ObjectRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One case as it is written down. */
record PlannerCase(Fields fields) {

    private static final List<ObjectKind> MORE_KINDS = List.of(
            ObjectKind.namespaced("", "v1", "endpoints", "Endpoints"),
            ObjectKind.namespaced("batch", "v1", "jobs", "Job"),
            ObjectKind.namespaced("apps", "v1", "statefulsets", "StatefulSet"),
            ObjectKind.namespaced("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy"),
            ObjectKind.namespaced("acme.example", "v1", "widgets", "Widget"),
            ObjectKind.clusterWide(
                    "admissionregistration.k8s.io",
                    "v1",
                    "validatingwebhookconfigurations",
                    "ValidatingWebhookConfiguration"));

    String about() {
        return fields.text("about").orElseThrow();
    }

    RestorePlanner planner() {
        RestoreOptions options = options();
        List<String> restored = fields.has("restored") ? fields.texts("restored") : List.of("shop", "default");
        return new RestorePlanner(options, options.namespaces().of(restored, "granary-system"));
    }

    private RestoreOptions options() {
        Fields given = fields.child("options").orElse(Fields.empty());
        List<ObjectRequest> objects = given.children("objects").stream()
                .map(object -> new ObjectRequest(
                        object.text("kind").orElseThrow(),
                        object.text("namespace").orElse(null),
                        object.text("name").orElseThrow()))
                .toList();
        var selection = new SelectionRequest(
                objects.isEmpty() ? List.of("*") : List.of(),
                null,
                given.texts("includedKinds"),
                given.texts("excludedKinds"),
                given.text("labels").orElse(null),
                objects);
        var request = new RestoreRequest(
                selection,
                given.textMap("namespaces"),
                given.text("prefix").orElse(""),
                given.textMap("storageClasses"),
                given.text("existing").map(Existing::valueOf).orElse(Existing.RETAIN),
                given.flag("withStatus"),
                given.flag("withControlled"),
                given.flag("keepNodePorts"),
                given.flag("keepClusterAddresses"));
        return switch (request.check("granary-system")) {
            case Checked.Valid<RestoreOptions> valid -> valid.value();
            case Checked.Invalid<RestoreOptions> invalid -> throw new IllegalStateException(invalid.toString());
        };
    }

    Target target() {
        var kinds = Stream.concat(FakeKinds.ALL.stream(), MORE_KINDS.stream()).toList();
        return new Target(new ServedKinds(kinds), Set.copyOf(fields.texts("target", "storageClasses")));
    }

    StoredObject stored() {
        Fields stored = fields.child("stored").orElseThrow();
        KubeObject object = new KubeObject(stored.child("object").orElseThrow());
        return new StoredObject(
                kind(stored, object.kind()),
                object,
                stored.children("neededBy").stream().map(PlannerCase::need).toList(),
                stored.texts("unchangedIn"),
                stored.texts("storedIn"));
    }

    private static Need need(Fields need) {
        return new Need(
                kind(need, need.text("kind").orElseThrow()),
                need.text("namespace").orElseThrow(),
                need.text("name").orElseThrow(),
                null);
    }

    private static KindName kind(Fields named, String kind) {
        String resource = named.text("resource").orElseThrow();
        int dot = resource.indexOf('.');
        return dot < 0
                ? new KindName("", resource, kind)
                : new KindName(resource.substring(dot + 1), resource.substring(0, dot), kind);
    }

    @Nullable
    KubeObject current() {
        return fields.child("current").map(KubeObject::new).orElse(null);
    }

    Fields expected() {
        return fields.child("expect").orElseThrow();
    }
}
