package dev.granary.agent.application.restore;

import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.KubeObject.Owner;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.ServedKinds;
import dev.granary.agent.domain.restore.Verdict.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the owners of an object in this cluster, where they have another uid. A reference with the old uid would make the
 * garbage collector delete the object, so one whose owner is not there is left out.
 */
final class OwnerReferences {

    private static final int REMEMBERED = 1_000;

    private final ClusterWrites writes;
    private final Map<Place, String> uids = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    OwnerReferences(ClusterWrites writes) {
        this.writes = writes;
    }

    private record Place(ObjectKind kind, @Nullable String namespace, String name) {}

    /** The references that hold in this cluster. */
    List<Map<String, @Nullable Object>> resolve(Wanted wanted, ServedKinds served) {
        List<Map<String, @Nullable Object>> resolved = new ArrayList<>();
        for (Fields reference : wanted.owners()) {
            Owner owner = Owner.of(reference);
            kind(owner, served)
                    .ifPresent(kind -> uid(kind, wanted.object().namespace(), owner.name())
                            .ifPresent(uid -> {
                                Fields copy = reference.copy();
                                copy.put(uid, "uid");
                                copy.put(kind.apiVersion(), "apiVersion");
                                resolved.add(copy.map());
                            }));
        }
        return resolved;
    }

    /** An owner may be another object by now. */
    void forget() {
        synchronized (uids) {
            uids.clear();
        }
    }

    private static Optional<ObjectKind> kind(Owner owner, ServedKinds served) {
        return served.find(owner.apiVersion(), owner.kind())
                .or(() -> served.kinds().stream()
                        .filter(kind -> kind.is(owner.group(), owner.kind()))
                        .findFirst());
    }

    private Optional<String> uid(ObjectKind kind, @Nullable String namespace, String name) {
        Place place = new Place(kind, kind.namespaced() ? namespace : null, name);
        synchronized (uids) {
            String known = uids.get(place);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<String> found =
                look(place).filter(owner -> !owner.isBeingDeleted()).map(KubeObject::uid);
        found.ifPresent(uid -> {
            synchronized (uids) {
                uids.put(place, uid);
            }
        });
        return found;
    }

    private Optional<KubeObject> look(Place place) {
        try {
            return writes.current(place.kind(), place.namespace(), place.name());
        } catch (KindNotListableException e) {
            return Optional.empty(); // an owner that may not be seen cannot be referred to
        }
    }
}
