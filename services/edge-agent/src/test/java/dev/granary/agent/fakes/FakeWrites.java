package dev.granary.agent.fakes;

import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKey;
import dev.granary.agent.domain.kube.ObjectKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Changes the objects of a {@link FakeApiServer}, which may refuse some of them. */
public final class FakeWrites implements ClusterWrites {

    private final FakeApiServer server;
    private final Map<Predicate<KubeObject>, Result> refusals = Collections.synchronizedMap(new HashMap<>());
    private final Set<Verb> missingRights = Collections.synchronizedSet(new HashSet<>());
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<ObjectKind, Integer> refusedLooks = new HashMap<>();
    private int callsUntilUnreachable = Integer.MAX_VALUE;

    public FakeWrites(FakeApiServer server) {
        this.server = server;
    }

    /** Creating or replacing such objects ends like this. */
    public void refuse(Predicate<KubeObject> objects, Result result) {
        refusals.put(objects, result);
    }

    public void takeRight(Verb verb) {
        missingRights.add(verb);
    }

    /** So many of the next looks at objects of this kind fail. */
    public synchronized void refuseLooks(ObjectKind kind, int looks) {
        refusedLooks.put(kind, looks);
    }

    /** So many calls are carried out; of the one after them the answer is lost, and then nothing answers any more. */
    public void becomeUnreachableAfter(int more) {
        callsUntilUnreachable = more;
    }

    /** Every change that was tried: {@code create ConfigMap shop/a}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public Optional<KubeObject> current(ObjectKind kind, @Nullable String namespace, String name) {
        checkReachable();
        checkReadable(kind);
        return server.find(kind, namespace, name);
    }

    @Override
    public Result create(ObjectKind kind, KubeObject object, String manager) {
        return call("create", object.key(), () -> {
            if (missingRights.contains(Verb.CREATE)) {
                return new Result.Refused(Why.FORBIDDEN, "no right");
            }
            if (!server.hasNamespace(object.namespace())) {
                return new Result.Absent("there is no such namespace");
            }
            if (server.find(kind, object.namespace(), object.name()).isPresent()) {
                return new Result.Exists();
            }
            return refusal(object).orElseGet(() -> {
                KubeObject made = object.copy();
                FakeOwnership.note(made, manager);
                server.put(kind, made);
                return new Result.Done(List.of());
            });
        });
    }

    @Override
    public Result replace(ObjectKind kind, KubeObject object, String manager) {
        return call("replace", object.key(), () -> {
            var current = server.find(kind, object.namespace(), object.name());
            if (current.isEmpty()) {
                return new Result.Absent("there is no such object");
            }
            if (!FakeOwnership.version(current.get()).equals(FakeOwnership.version(object))) {
                return new Result.Changed();
            }
            return refusal(object).orElseGet(() -> {
                KubeObject next = object.copy();
                FakeOwnership.copy(current.get(), next);
                FakeOwnership.note(next, manager);
                server.put(kind, next);
                return new Result.Done(List.of());
            });
        });
    }

    @Override
    public Result merge(ObjectKind kind, ObjectKey key, Fields change, Part part, String manager) {
        return call("merge " + part, key, () -> {
            var current = server.find(kind, key.namespace(), key.name());
            current.ifPresent(object -> {
                FakeOwnership.merge(object.fields(), change);
                server.put(kind, object);
            });
            return current.isPresent() ? new Result.Done(List.of()) : new Result.Absent("there is no such object");
        });
    }

    @Override
    public Result delete(ObjectKind kind, KubeObject current) {
        return call("delete", current.key(), () -> {
            var found = server.find(kind, current.namespace(), current.name());
            if (found.isEmpty()) {
                return new Result.Absent("there is no such object");
            }
            if (!found.get().uid().equals(current.uid())) {
                return new Result.Changed();
            }
            server.remove(kind, current.namespace(), current.name());
            return new Result.Done(List.of());
        });
    }

    @Override
    public boolean isAllowed(Verb verb, ObjectKind kind, @Nullable String namespace) {
        return !missingRights.contains(verb);
    }

    private synchronized Result call(String what, ObjectKey key, Supplier<Result> effect) {
        if (callsUntilUnreachable < 0) {
            throw new ClusterUnreachableException("no answer", null);
        }
        calls.add(what + " " + key);
        Result result = effect.get();
        if (--callsUntilUnreachable < 0) {
            throw new ClusterUnreachableException("the answer was lost", null);
        }
        return result;
    }

    private synchronized void checkReachable() {
        if (callsUntilUnreachable < 0) {
            throw new ClusterUnreachableException("no answer", null);
        }
    }

    private synchronized void checkReadable(ObjectKind kind) {
        int left = refusedLooks.getOrDefault(kind, 0);
        if (left > 0) {
            refusedLooks.put(kind, left - 1);
            throw new KindNotListableException("the API server answered 500 (etcdserver: leader changed)");
        }
    }

    private Optional<Result> refusal(KubeObject object) {
        return refusals.entrySet().stream()
                .filter(entry -> entry.getKey().test(object))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
