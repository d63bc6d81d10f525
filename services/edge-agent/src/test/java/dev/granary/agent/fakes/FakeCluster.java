package dev.granary.agent.fakes;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.ServedKinds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A cluster in memory, some of whose kinds cannot be listed. */
public final class FakeCluster implements ClusterObjects {

    public static final ObjectKind CONFIG_MAP = FakeKinds.CONFIG_MAP;
    public static final ObjectKind CLAIM = FakeKinds.CLAIM;
    public static final ObjectKind WIDGET = FakeKinds.WIDGET;

    private final FakeApiServer server;
    private final Set<ObjectKind> broken = new HashSet<>();
    private final List<Problem> discoveryProblems = new ArrayList<>();
    private Runnable beforeEachObject = () -> {};
    private boolean unreachable;

    public FakeCluster() {
        this(new FakeApiServer());
    }

    public FakeCluster(FakeApiServer server) {
        this.server = server;
    }

    public FakeCluster add(String namespace) {
        server.add(Yaml.bare("v1", "Namespace", null, namespace));
        return this;
    }

    /** The objects of the kind in the namespace are these from now on. */
    public FakeCluster add(String namespace, ObjectKind kind, String... names) {
        add(namespace);
        server.removeAll(kind, namespace);
        for (String name : names) {
            server.add(Yaml.bare(kind.apiVersion(), kind.kind(), namespace, name));
        }
        return this;
    }

    /** Puts an object there as it is written. */
    public FakeCluster addYaml(String yaml) {
        server.add(Yaml.object(yaml));
        return this;
    }

    /** Listing this kind fails in its middle, and so does a look at one object. */
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
    public Discovery discover() {
        checkReachable();
        return new Discovery(new ServedKinds(server.kinds()), discoveryProblems);
    }

    @Override
    public Optional<KubeObject> find(ObjectKind kind, @Nullable String namespace, String name) {
        checkReachable();
        if (broken.contains(kind)) {
            throw new KindNotListableException("the API server answered 503");
        }
        return server.find(kind, namespace, name).map(FakeCluster::stored);
    }

    @Override
    public void list(ObjectKind kind, Scope scope, Consumer<KubeObject> consumer) {
        checkReachable();
        for (KubeObject object : server.list(kind, scope.namespace())) {
            if (scope.labels().matches(object.labels())) {
                checkReachable();
                beforeEachObject.run();
                consumer.accept(stored(object));
                if (broken.contains(kind)) {
                    throw new KindNotListableException("the API server answered 503");
                }
            }
        }
    }

    private void checkReachable() {
        if (unreachable) {
            throw new ClusterUnreachableException("no answer", null);
        }
    }

    private static KubeObject stored(KubeObject object) {
        KubeObject copy = object.copy();
        List.of("managedFields", "resourceVersion", "generation")
                .forEach(field -> copy.fields().remove("metadata", field));
        return copy;
    }
}
