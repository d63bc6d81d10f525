package dev.granary.testing.landscape.embedded.controllers;

import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.rest.Admission;
import dev.granary.testing.landscape.embedded.rest.Deleter;
import dev.granary.testing.landscape.embedded.rest.SystemWrites;
import dev.granary.testing.landscape.embedded.store.Change;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.List;

/** Empties a terminating namespace, then lets it go. */
final class NamespaceContent implements Controller {

    private final ObjectStore store;
    private final Catalogue catalogue;
    private final Deleter deleter;
    private final SystemWrites writes;
    private final Noted<String> namespaces = new Noted<>();

    NamespaceContent(ObjectStore store, Catalogue catalogue, Deleter deleter, SystemWrites writes) {
        this.store = store;
        this.catalogue = catalogue;
        this.deleter = deleter;
        this.writes = writes;
    }

    @Override
    public void note(Change change) {
        Stored subject = change.subject();
        Stored after = change.after();
        if (subject.resource().equals(Admission.NAMESPACES)) {
            if (after != null && after.deleting()) {
                namespaces.add(subject.key().name());
            }
        } else if (after == null && !subject.key().namespace().isEmpty()) {
            namespaces.add(subject.key().namespace());
        }
    }

    @Override
    public void run() {
        for (String name : namespaces.takeAll()) {
            store.find(Admission.NAMESPACES, new ObjectKey("", name))
                    .filter(Stored::deleting)
                    .ifPresent(this::empty);
        }
    }

    private void empty(Stored namespace) {
        String name = namespace.key().name();
        for (ResourceDefinition definition : namespaced()) {
            store.all(definition.groupResource(), name).stream()
                    .filter(s -> !s.deleting())
                    .forEach(s -> deleter.delete(definition, s));
        }
        boolean isEmpty = namespaced().stream()
                .allMatch(d -> store.all(d.groupResource(), name).isEmpty());
        if (isEmpty) {
            catalogue
                    .find(Admission.NAMESPACES)
                    .ifPresent(definition -> writes.finalizeNamespace(definition, namespace));
        }
    }

    private List<ResourceDefinition> namespaced() {
        return catalogue.stored().stream()
                .filter(ResourceDefinition::namespaced)
                .toList();
    }
}
