package dev.granary.agent.domain.kube;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every kind that an API server serves, in every version.
 *
 * @param kinds within a group the preferred version first
 */
public record ServedKinds(List<ObjectKind> kinds) {

    public ServedKinds {
        kinds = List.copyOf(kinds);
    }

    /** Each kind that can be listed once, in the preferred version that has it. */
    public List<ObjectKind> listable() {
        Map<KindName, ObjectKind> first = new LinkedHashMap<>();
        kinds.stream().filter(ObjectKind::listable).forEach(kind -> first.putIfAbsent(kind.name(), kind));
        return List.copyOf(first.values());
    }

    /** The same kind in the other versions in which it can be listed. */
    public List<ObjectKind> otherVersions(ObjectKind kind) {
        return kinds.stream()
                .filter(other -> other.listable()
                        && other.name().equals(kind.name())
                        && !other.version().equals(kind.version()))
                .toList();
    }

    public Optional<ObjectKind> find(String apiVersion, String kind) {
        return kinds.stream()
                .filter(served ->
                        served.kind().equals(kind) && served.apiVersion().equals(apiVersion))
                .findFirst();
    }

    /** The kind in the best version, whichever that is. */
    public Optional<ObjectKind> findAnyVersion(KindName name) {
        return kinds.stream().filter(served -> served.name().equals(name)).findFirst();
    }
}
