package dev.granary.agent.fakes;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Objects as an API server keeps them, in the order of its keys. Safe for many threads. */
public final class FakeApiServer {

    private final List<ObjectKind> kinds = new ArrayList<>(FakeKinds.ALL);
    private final NavigableMap<String, KubeObject> objects = new TreeMap<>();
    private final AtomicLong versions = new AtomicLong();

    public synchronized List<ObjectKind> kinds() {
        return List.copyOf(kinds);
    }

    /** Serves one more kind, or a kind in one more version. */
    public synchronized void serve(ObjectKind kind) {
        kinds.add(kind);
    }

    public synchronized void stopServing(ObjectKind kind) {
        kinds.remove(kind);
    }

    /** Puts an object there as if it had always been there. */
    public synchronized void add(KubeObject object) {
        put(kindOf(object), object);
    }

    synchronized KubeObject put(ObjectKind kind, KubeObject object) {
        KubeObject kept = object.copy();
        Fields fields = kept.fields();
        if (kept.uid().isEmpty()) {
            fields.put("uid-" + versions.incrementAndGet(), "metadata", "uid");
        }
        fields.put(String.valueOf(versions.incrementAndGet()), "metadata", "resourceVersion");
        objects.put(key(kind.name(), kept.namespace(), kept.name()), kept);
        if (kind.equals(FakeKinds.DEFINITION)) {
            define(kept);
        }
        return kept.copy();
    }

    public synchronized Optional<KubeObject> find(ObjectKind kind, @Nullable String namespace, String name) {
        return Optional.ofNullable(objects.get(key(kind.name(), namespace, name)))
                .map(found -> inVersion(found, kind));
    }

    /** Whether there is something to put an object into; always for objects without a namespace. */
    synchronized boolean hasNamespace(@Nullable String namespace) {
        return namespace == null || find(FakeKinds.NAMESPACE, null, namespace).isPresent();
    }

    /** All objects of a kind, or those of a namespace. */
    public synchronized List<KubeObject> list(ObjectKind kind, @Nullable String namespace) {
        String start = key(kind.name(), namespace, "");
        return objects.tailMap(start).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(start))
                .map(entry -> inVersion(entry.getValue(), kind))
                .toList();
    }

    public synchronized void remove(ObjectKind kind, @Nullable String namespace, String name) {
        objects.remove(key(kind.name(), namespace, name));
    }

    synchronized void removeAll(ObjectKind kind, String namespace) {
        list(kind, namespace).forEach(object -> remove(kind, namespace, object.name()));
    }

    private ObjectKind kindOf(KubeObject object) {
        return kinds.stream()
                .filter(kind -> kind.is(object.group(), object.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not served: " + object.key()));
    }

    /** A definition is established at once, when it is complete. */
    private void define(KubeObject definition) {
        Fields fields = definition.fields();
        for (Fields version : fields.children("spec", "versions")) {
            ObjectKind kind = ObjectKind.namespaced(
                    fields.text("spec", "group").orElseThrow(),
                    version.text("name").orElseThrow(),
                    fields.text("spec", "names", "plural").orElseThrow(),
                    fields.text("spec", "names", "kind").orElseThrow());
            if (!kinds.contains(kind)) {
                kinds.add(kind);
            }
        }
        Fields established = Fields.empty();
        established.put("Established", "type");
        established.put("True", "status");
        fields.put(List.of(established.map()), "status", "conditions");
    }

    private static KubeObject inVersion(KubeObject object, ObjectKind kind) {
        KubeObject copy = object.copy();
        copy.fields().put(kind.apiVersion(), "apiVersion");
        return copy;
    }

    private static String key(KindName kind, @Nullable String namespace, String name) {
        return kind.qualifiedResource() + "//" + (namespace == null ? "" : namespace + "/") + name;
    }
}
