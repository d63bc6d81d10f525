package dev.granary.testing.landscape.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.controllers.OwnerIndex.Place;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.rest.Deleter;
import dev.granary.testing.landscape.embedded.rest.DeletionFinalizers;
import dev.granary.testing.landscape.embedded.rest.SystemWrites;
import dev.granary.testing.landscape.embedded.store.Change;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Deletes objects whose owners are gone, and ends foreground and orphaning deletions. */
final class GarbageCollector implements Controller {

    private final ObjectStore store;
    private final Catalogue catalogue;
    private final Deleter deleter;
    private final SystemWrites writes;
    private final OwnerIndex index = new OwnerIndex();
    private final Noted<Place> suspects = new Noted<>();
    private final Noted<Place> deleting = new Noted<>();

    GarbageCollector(ObjectStore store, Catalogue catalogue, Deleter deleter, SystemWrites writes) {
        this.store = store;
        this.catalogue = catalogue;
        this.deleter = deleter;
        this.writes = writes;
    }

    @Override
    public void note(Change change) {
        index.apply(change);
        Stored after = change.after();
        if (after == null) {
            Stored gone = change.subject();
            index.dependentsOf(gone.uid()).forEach(suspects::add);
            gone.owners().forEach(this::noteOwner);
            return;
        }
        if (!after.owners().isEmpty()) {
            suspects.add(Place.of(after));
        }
        if (after.deleting()) {
            deleting.add(Place.of(after));
            after.owners().forEach(this::noteOwner);
        }
    }

    @Override
    public void run() {
        deleting.takeAll().forEach(p -> with(p, this::endDeletion));
        suspects.takeAll().forEach(p -> with(p, this::collect));
    }

    /** An owner that waits for its dependents may be finished now. */
    private void noteOwner(String uid) {
        for (Place place : index.placesOf(uid)) {
            deleting.add(place);
        }
    }

    private void collect(ResourceDefinition definition, Stored stored) {
        boolean isOrphan =
                !stored.owners().isEmpty() && stored.owners().stream().noneMatch(index::exists);
        if (isOrphan && !stored.deleting()) {
            deleter.delete(definition, stored);
        }
    }

    private void endDeletion(ResourceDefinition definition, Stored stored) {
        if (!stored.deleting()) {
            return;
        }
        List<String> held = Meta.of(stored.read()).finalizers();
        if (held.contains(DeletionFinalizers.ORPHAN)) {
            index.dependentsOf(stored.uid()).forEach(p -> with(p, (d, s) -> disown(d, s, stored.uid())));
            writes.removeFinalizer(definition, stored, DeletionFinalizers.ORPHAN);
        } else if (held.contains(DeletionFinalizers.FOREGROUND)) {
            index.dependentsOf(stored.uid()).forEach(p -> with(p, this::deleteOnce));
            if (index.dependentsOf(stored.uid()).stream().noneMatch(p -> blocks(p, stored.uid()))) {
                writes.removeFinalizer(definition, stored, DeletionFinalizers.FOREGROUND);
            }
        }
    }

    private void deleteOnce(ResourceDefinition definition, Stored dependent) {
        if (!dependent.deleting()) {
            deleter.delete(definition, dependent);
        }
    }

    private boolean blocks(Place place, String owner) {
        Optional<Stored> dependent = store.find(place.resource(), place.key());
        if (dependent.isEmpty()) {
            return false;
        }
        for (JsonNode reference : dependent.get().read().path("metadata").path("ownerReferences")) {
            if (reference.path("uid").asText().equals(owner)
                    && reference.path("blockOwnerDeletion").asBoolean(false)) {
                return true;
            }
        }
        return false;
    }

    private void disown(ResourceDefinition definition, Stored dependent, String owner) {
        writes.change(definition, dependent, object -> {
            ArrayNode kept = Json.array();
            object.path("metadata").path("ownerReferences").forEach(r -> {
                if (!r.path("uid").asText().equals(owner)) {
                    kept.add(r);
                }
            });
            Meta.of(object).node().remove("ownerReferences");
            if (!kept.isEmpty()) {
                Meta.of(object).node().set("ownerReferences", kept);
            }
            return object;
        });
    }

    private void with(Place place, BiConsumer<ResourceDefinition, Stored> action) {
        catalogue
                .find(place.resource())
                .ifPresent(definition -> store.find(place.resource(), place.key())
                        .ifPresent(stored -> action.accept(definition, stored)));
    }
}
