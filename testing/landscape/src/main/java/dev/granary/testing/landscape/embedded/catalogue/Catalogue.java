package dev.granary.testing.landscape.embedded.catalogue;

import dev.granary.testing.landscape.embedded.store.Change;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every resource that a cluster serves at the moment; follows its CustomResourceDefinitions. */
public final class Catalogue {

    public static final GroupResource CRDS = new GroupResource("apiextensions.k8s.io", "customresourcedefinitions");

    private volatile List<ResourceDefinition> custom = List.of();

    private final Runnable unsubscribe;

    public Catalogue(ObjectStore store) {
        unsubscribe = store.subscribe(() -> store.all(CRDS, "").forEach(this::add), this::follow);
    }

    /** From now on it no longer follows the store. */
    public void close() {
        unsubscribe.run();
    }

    public Optional<ResourceDefinition> find(String group, String version, String resource) {
        return all().filter(d -> d.is(group, resource) && d.version().equals(version))
                .findFirst();
    }

    /** In any version. */
    public Optional<ResourceDefinition> find(GroupResource resource) {
        return all().filter(d -> d.groupResource().equals(resource)).findFirst();
    }

    public boolean isBuiltInGroup(String group) {
        return group.isEmpty() || BuiltInResources.GROUPS.contains(group);
    }

    public List<ResourceDefinition> of(String group, String version) {
        return all().filter(d -> d.group().equals(group) && d.version().equals(version))
                .toList();
    }

    public List<ResourceDefinition> stored() {
        return all().filter(d -> d.verbs().contains("list")).toList();
    }

    /** Groups in the order of {@code /apis}; the core group is not among them. */
    public List<String> groups() {
        return Stream.concat(
                        BuiltInResources.GROUPS.stream(),
                        custom.stream().map(ResourceDefinition::group).sorted())
                .distinct()
                .toList();
    }

    /** The most stable version first. */
    public List<String> versions(String group) {
        return all().filter(d -> d.group().equals(group))
                .map(ResourceDefinition::version)
                .distinct()
                .sorted(VersionOrder.MOST_STABLE_FIRST)
                .toList();
    }

    private Stream<ResourceDefinition> all() {
        return Stream.concat(BuiltInResources.ALL.stream(), custom.stream());
    }

    private void follow(Change change) {
        if (!change.subject().resource().equals(CRDS)) {
            return;
        }
        if (change.after() == null) {
            remove(change.subject());
        } else {
            add(change.after());
        }
    }

    private void add(Stored crd) {
        List<ResourceDefinition> next = new ArrayList<>(withoutThatOf(crd));
        next.addAll(CustomResources.of(crd.read()));
        custom = List.copyOf(next);
    }

    private void remove(Stored crd) {
        custom = withoutThatOf(crd);
    }

    private List<ResourceDefinition> withoutThatOf(Stored crd) {
        return custom.stream()
                .filter(d -> !d.groupResource().qualified().equals(crd.key().name()))
                .toList();
    }
}
