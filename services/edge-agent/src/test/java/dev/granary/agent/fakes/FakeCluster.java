package dev.granary.agent.fakes;

import dev.granary.agent.application.port.ClusterObject;
import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.application.port.ObjectKind;
import dev.granary.agent.domain.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A cluster with a few kinds, some of which cannot be listed. */
public final class FakeCluster implements ClusterObjects {

    public static final ObjectKind CONFIG_MAP = new ObjectKind("", "v1", "configmaps", "ConfigMap");
    public static final ObjectKind CLAIM = new ObjectKind("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim");
    public static final ObjectKind WIDGET = new ObjectKind("acme.example", "v2", "widgets", "Widget");

    private final Map<String, Map<ObjectKind, List<String>>> namespaces = new TreeMap<>();
    private final Set<ObjectKind> broken = new HashSet<>();
    private final List<Problem> discoveryProblems = new ArrayList<>();
    private Runnable beforeEachObject = () -> {};
    private boolean unreachable;

    public FakeCluster add(String namespace) {
        namespaces.computeIfAbsent(namespace, ignored -> new TreeMap<>(Comparator.comparing(ObjectKind::resource)));
        return this;
    }

    public FakeCluster add(String namespace, ObjectKind kind, String... names) {
        add(namespace).namespaces.get(namespace).put(kind, List.of(names));
        return this;
    }

    /** Listing this kind fails in its middle. */
    public void breakKind(ObjectKind kind) {
        broken.add(kind);
    }

    public void addDiscoveryProblem(Problem problem) {
        discoveryProblems.add(problem);
    }

    public void unreachable(boolean now) {
        unreachable = now;
    }

    public void beforeEachObject(Runnable action) {
        beforeEachObject = action;
    }

    @Override
    public String kubernetesVersion() {
        return "v1.36.0";
    }

    @Override
    public ServedKinds servedKinds() {
        checkReachable();
        return new ServedKinds(List.of(CONFIG_MAP, CLAIM, WIDGET), discoveryProblems);
    }

    @Override
    public Optional<ClusterObject> namespace(String name) {
        checkReachable();
        return namespaces.containsKey(name)
                ? Optional.of(object(new ObjectKind("", "v1", "namespaces", "Namespace"), name))
                : Optional.empty();
    }

    @Override
    public void list(ObjectKind kind, String namespace, Consumer<ClusterObject> consumer) {
        for (String name : namespaces.get(namespace).getOrDefault(kind, List.of())) {
            checkReachable();
            beforeEachObject.run();
            consumer.accept(object(kind, name));
            if (broken.contains(kind)) {
                throw new KindNotListableException("the API server answered 503");
            }
        }
    }

    private void checkReachable() {
        if (unreachable) {
            throw new ClusterUnreachableException("no answer", null);
        }
    }

    private static ClusterObject object(ObjectKind kind, String name) {
        String json = "{\"apiVersion\":\"%s\",\"kind\":\"%s\",\"metadata\":{\"name\":\"%s\"}}"
                .formatted(kind.apiVersion(), kind.kind(), name);
        return new ClusterObject(
                kind.apiVersion(), kind.kind(), name, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
    }
}
