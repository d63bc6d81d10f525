package dev.granary.testing.landscape.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.rest.Deleter;
import dev.granary.testing.landscape.embedded.rest.SystemWrites;
import dev.granary.testing.landscape.embedded.store.Change;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;

/** Deletes the objects of a CustomResourceDefinition that is being deleted, then lets it go. */
final class CustomResourceCleanup implements Controller {

    private static final String FINALIZER = "customresourcecleanup.apiextensions.k8s.io";

    private final ObjectStore store;
    private final Catalogue catalogue;
    private final Deleter deleter;
    private final SystemWrites writes;
    private final Noted<String> definitions = new Noted<>();

    CustomResourceCleanup(ObjectStore store, Catalogue catalogue, Deleter deleter, SystemWrites writes) {
        this.store = store;
        this.catalogue = catalogue;
        this.deleter = deleter;
        this.writes = writes;
    }

    @Override
    public void note(Change change) {
        Stored subject = change.subject();
        Stored after = change.after();
        if (after == null) {
            definitions.add(subject.resource().qualified());
        } else if (subject.resource().equals(Catalogue.CRDS) && after.deleting()) {
            definitions.add(subject.key().name());
        }
    }

    @Override
    public void run() {
        for (String name : definitions.takeAll()) {
            store.find(Catalogue.CRDS, new ObjectKey("", name))
                    .filter(Stored::deleting)
                    .ifPresent(this::clean);
        }
    }

    private void clean(Stored crd) {
        JsonNode spec = crd.read().path("spec");
        GroupResource resource = new GroupResource(
                spec.path("group").asText(), spec.path("names").path("plural").asText());
        catalogue
                .find(resource)
                .ifPresent(definition -> store.all(resource, "").stream()
                        .filter(s -> !s.deleting())
                        .forEach(s -> deleter.delete(definition, s)));
        if (store.all(resource, "").isEmpty()) {
            catalogue.find(Catalogue.CRDS).ifPresent(definition -> writes.removeFinalizer(definition, crd, FINALIZER));
        }
    }
}
