package dev.granary.testing.landscape.embedded.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one cluster under one growing version, as etcd would hold them. Writes name the state they replace;
 * if that is no longer the stored one, they answer empty and nothing happened. Listeners run inside the write, in
 * order: they must be quick and must not write.
 */
public final class ObjectStore {

    private final Map<GroupResource, NavigableMap<ObjectKey, Stored>> objects = new HashMap<>();
    private final Map<GroupResource, Long> lastChange = new HashMap<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final History history;
    private long version = 1;
    private long watchableFrom;

    public ObjectStore(int historyCapacity) {
        this.history = new History(historyCapacity);
    }

    /** Empty if there is one already. */
    public synchronized Optional<Stored> create(GroupResource resource, ObjectKey key, ObjectNode object) {
        NavigableMap<ObjectKey, Stored> kept = objects.computeIfAbsent(resource, r -> new TreeMap<>());
        if (kept.containsKey(key)) {
            return Optional.empty();
        }
        Stored stored = Stored.of(resource, key, version + 1, object);
        commit(null, stored);
        return Optional.of(stored);
    }

    /** Empty if {@code expected} is not the present state. */
    public synchronized Optional<Stored> replace(Stored expected, ObjectNode object) {
        if (!isPresent(expected)) {
            return Optional.empty();
        }
        Stored stored = Stored.of(expected.resource(), expected.key(), version + 1, object);
        commit(expected, stored);
        return Optional.of(stored);
    }

    /** False if {@code expected} is not the present state. */
    public synchronized boolean remove(Stored expected) {
        if (!isPresent(expected)) {
            return false;
        }
        commit(expected, null);
        return true;
    }

    public synchronized Optional<Stored> find(GroupResource resource, ObjectKey key) {
        return Optional.ofNullable(of(resource).get(key));
    }

    /** Present objects in order; of every namespace if it is empty. */
    public synchronized List<Stored> all(GroupResource resource, String namespace) {
        return new ArrayList<>(namespace.isEmpty() ? of(resource).values() : inNamespace(resource, namespace));
    }

    public synchronized List<GroupResource> resources() {
        return List.copyOf(objects.keySet());
    }

    /** The objects as they were at a version, or empty if that is forgotten. */
    public synchronized Optional<Collection<Stored>> at(long wanted, GroupResource resource) {
        if (!history.knows(wanted)) {
            return Optional.empty();
        }
        NavigableMap<ObjectKey, Stored> then = new TreeMap<>(of(resource));
        for (Change change : history.after(wanted, resource).reversed()) {
            ObjectKey key = change.subject().key();
            if (change.before() == null) {
                then.remove(key);
            } else {
                then.put(key, change.before());
            }
        }
        return Optional.of(then.values());
    }

    public synchronized long version() {
        return version;
    }

    /** Version of the last write to any object of the resource; 0 if there was none. */
    public synchronized long lastChange(GroupResource resource) {
        return lastChange.getOrDefault(resource, 0L);
    }

    /** Changes after a version, or empty if some of them are forgotten or from before {@link #endWatches}. */
    public synchronized Optional<List<Change>> changesAfter(long since, GroupResource resource) {
        return since >= watchableFrom && history.knows(since)
                ? Optional.of(history.after(since, resource))
                : Optional.empty();
    }

    public synchronized long oldestKnown() {
        return history.forgottenTo();
    }

    /** Forgets every change until now, as a compaction of etcd does. */
    public synchronized void compact() {
        history.forgetTo(version);
    }

    /** No watch goes on from before now: a server that starts again has an empty watch cache. */
    public synchronized void endWatches() {
        watchableFrom = version;
    }

    /** Runs {@code first} and subscribes the listener with no write between them. */
    public synchronized Runnable subscribe(Runnable first, Consumer<Change> listener) {
        first.run();
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void commit(@Nullable Stored before, @Nullable Stored after) {
        version++;
        Change change = new Change(version, before, after);
        Stored subject = change.subject();
        if (after == null) {
            of(subject.resource()).remove(subject.key());
        } else {
            of(subject.resource()).put(subject.key(), after);
        }
        lastChange.put(subject.resource(), version);
        history.add(change);
        listeners.forEach(l -> l.accept(change));
    }

    private boolean isPresent(Stored expected) {
        Stored present = of(expected.resource()).get(expected.key());
        return present != null && present.is(expected);
    }

    private Collection<Stored> inNamespace(GroupResource resource, String namespace) {
        return of(resource)
                .subMap(new ObjectKey(namespace, ""), new ObjectKey(namespace + '\0', ""))
                .values();
    }

    private NavigableMap<ObjectKey, Stored> of(GroupResource resource) {
        return objects.computeIfAbsent(resource, r -> new TreeMap<>());
    }
}
