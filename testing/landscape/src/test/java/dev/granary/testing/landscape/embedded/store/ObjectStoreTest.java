package dev.granary.testing.landscape.embedded.store;

import static dev.granary.testing.landscape.embedded.Trees.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObjectStoreTest {

    private static final GroupResource MAPS = new GroupResource("", "configmaps");
    private static final GroupResource SECRETS = new GroupResource("", "secrets");

    private final ObjectStore store = new ObjectStore(100);

    @Test
    void everyWriteHasTheNextVersion() {
        Stored first = create("a");
        Stored second = create("b");

        assertThat(second.version()).isEqualTo(first.version() + 1);
        assertThat(second.read().at("/metadata/resourceVersion").asText()).isEqualTo(Long.toString(second.version()));
        assertThat(store.version()).isEqualTo(second.version());
    }

    @Test
    void writeToAStateThatIsNoLongerThereDoesNothing() {
        Stored first = create("a");
        store.replace(first, object("{metadata: {uid: a, labels: {x: y}}}"));
        long version = store.version();

        assertThat(store.replace(first, object("{metadata: {uid: a}}"))).isEmpty();
        assertThat(store.remove(first)).isFalse();
        assertThat(store.create(MAPS, key("a"), object("{metadata: {uid: b}}"))).isEmpty();
        assertThat(store.version()).isEqualTo(version);
    }

    @Test
    void pastIsRebuiltFromTheChanges() {
        Stored a = create("a");
        create("b");
        long then = store.version();
        store.remove(a);
        create("c");
        store.replace(store.find(MAPS, key("b")).orElseThrow(), object("{metadata: {uid: b, labels: {new: x}}}"));

        List<Stored> past = List.copyOf(store.at(then, MAPS).orElseThrow());

        assertThat(past).extracting(s -> s.key().name()).containsExactly("a", "b");
        assertThat(past.getLast().labels()).isEmpty();
        assertThat(store.all(MAPS, "")).extracting(s -> s.key().name()).containsExactly("b", "c");
    }

    @Test
    void compactedPastIsUnknown() {
        create("a");
        long then = store.version();
        create("b");
        store.compact();

        assertThat(store.at(then, MAPS)).isEmpty();
        assertThat(store.changesAfter(then, MAPS)).isEmpty();
        assertThat(store.changesAfter(store.version(), MAPS)).isEqualTo(Optional.of(List.of()));
    }

    @Test
    void historyForgetsTheOldestWhenItIsFull() {
        ObjectStore small = new ObjectStore(2);
        for (String name : List.of("a", "b", "c")) {
            small.create(MAPS, key(name), object("{metadata: {uid: " + name + "}}"));
        }

        assertThat(small.changesAfter(small.version() - 2, MAPS))
                .hasValueSatisfying(c -> assertThat(c).hasSize(2));
        assertThat(small.changesAfter(small.version() - 3, MAPS)).isEmpty();
    }

    @Test
    void changesOfOtherResourcesDoNotCount() {
        long since = store.version();
        store.create(SECRETS, key("s"), object("{metadata: {uid: s}}"));
        create("a");

        assertThat(store.changesAfter(since, MAPS).orElseThrow())
                .extracting(c -> c.subject().key().name())
                .containsExactly("a");
        assertThat(store.lastChange(SECRETS)).isLessThan(store.lastChange(MAPS));
    }

    @Test
    void listenersSeeEveryChangeInOrderUntilTheyLeave() {
        List<String> seen = new ArrayList<>();
        Runnable leave = store.subscribe(
                () -> seen.add("first"), c -> seen.add(c.subject().key().name() + (c.after() == null ? " gone" : "")));

        Stored a = create("a");
        store.remove(a);
        leave.run();
        create("b");

        assertThat(seen).containsExactly("first", "a", "a gone");
    }

    @Test
    void namespaceIsAPartOfItsOwn() {
        for (String namespace : List.of("a", "a-b", "aa")) {
            store.create(MAPS, new ObjectKey(namespace, "x"), object("{metadata: {uid: " + namespace + "}}"));
        }

        assertThat(store.all(MAPS, "a")).hasSize(1);
        assertThat(store.all(MAPS, "")).hasSize(3);
    }

    private Stored create(String name) {
        return store.create(MAPS, key(name), object("{metadata: {uid: " + name + "}}"))
                .orElseThrow();
    }

    private static ObjectKey key(String name) {
        return new ObjectKey("default", name);
    }
}
