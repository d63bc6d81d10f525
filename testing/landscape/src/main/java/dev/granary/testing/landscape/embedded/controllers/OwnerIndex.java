package dev.granary.testing.landscape.embedded.controllers;

import dev.granary.testing.landscape.embedded.store.Change;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which objects exist, and which name them as owners. */
final class OwnerIndex {

    /** Place of an object. */
    record Place(GroupResource resource, ObjectKey key) {

        static Place of(Stored stored) {
            return new Place(stored.resource(), stored.key());
        }
    }

    private final Map<String, Place> existing = new HashMap<>();
    private final Map<String, Set<Place>> dependents = new HashMap<>();

    synchronized void apply(Change change) {
        Stored before = change.before();
        Stored after = change.after();
        unlink(before);
        if (before != null) {
            existing.remove(before.uid());
        }
        if (after != null) {
            existing.put(after.uid(), Place.of(after));
            after.owners()
                    .forEach(o -> dependents
                            .computeIfAbsent(o, u -> new LinkedHashSet<>())
                            .add(Place.of(after)));
        }
    }

    synchronized boolean exists(String uid) {
        return existing.containsKey(uid);
    }

    /** Where the object with this uid is: one place or none. */
    synchronized List<Place> placesOf(String uid) {
        Place place = existing.get(uid);
        return place == null ? List.of() : List.of(place);
    }

    synchronized List<Place> dependentsOf(String uid) {
        return List.copyOf(dependents.getOrDefault(uid, Set.of()));
    }

    private void unlink(@Nullable Stored before) {
        if (before == null) {
            return;
        }
        for (String owner : before.owners()) {
            Set<Place> places = dependents.getOrDefault(owner, Set.of());
            places.remove(Place.of(before));
            if (places.isEmpty()) {
                dependents.remove(owner);
            }
        }
    }
}
