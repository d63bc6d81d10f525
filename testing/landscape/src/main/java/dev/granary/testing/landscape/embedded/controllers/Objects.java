package dev.granary.testing.landscape.embedded.controllers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.rest.SystemWrites;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The objects of a cluster as its controllers read and change them. */
record Objects(ObjectStore store, Catalogue catalogue, SystemWrites writes) {

    Optional<Stored> find(GroupResource resource, ObjectKey key) {
        return store.find(resource, key);
    }

    /** Of one namespace; of all when it is empty. */
    List<Stored> all(GroupResource resource, String namespace) {
        return store.all(resource, namespace);
    }

    void change(Stored object, UnaryOperator<ObjectNode> change) {
        catalogue.find(object.resource()).ifPresent(definition -> writes.change(definition, object, change));
    }
}
