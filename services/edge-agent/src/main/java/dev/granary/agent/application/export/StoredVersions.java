package dev.granary.agent.application.export;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.export.ClusterNeeds;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.ServedKinds;
import dev.granary.agent.domain.kube.StoredObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * In which versions the objects of a kind are stored, so that a cluster that does not serve the preferred one can take them.
 * A definition that converts nothing gives the same object in every version; where something is converted, only the API
 * server knows how, and is asked for the objects in each version.
 */
final class StoredVersions {

    private static final String NO_CONVERSION = "None";

    private final ClusterObjects cluster;
    private final ServedKinds served;
    private final Map<KindName, Versions> known = new HashMap<>();

    StoredVersions(ClusterObjects cluster, ServedKinds served) {
        this.cluster = cluster;
        this.served = served;
    }

    /**
     * The other versions of a kind.
     *
     * @param unchanged {@code apiVersion}s under which its objects are valid as they stand
     * @param converted the kind in versions in which its objects have to be stored as well
     */
    private record Versions(List<String> unchanged, List<ObjectKind> converted) {}

    /** An object in one of the versions of its kind. */
    StoredObject stored(ObjectKind preferred, KubeObject object) {
        Versions versions = of(preferred);
        List<String> all = versions.converted().isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(preferred), versions.converted().stream())
                        .map(ObjectKind::apiVersion)
                        .toList();
        return new StoredObject(preferred.name(), object, List.of(), versions.unchanged(), all);
    }

    /** The kind in the versions in which its objects have to be stored as well. */
    List<ObjectKind> converted(ObjectKind preferred) {
        return of(preferred).converted();
    }

    private Versions of(ObjectKind kind) {
        return known.computeIfAbsent(kind.name(), ignored -> find(kind));
    }

    private Versions find(ObjectKind kind) {
        List<ObjectKind> others = served.otherVersions(kind);
        boolean unchanged = !others.isEmpty() && convertsNothing(kind.name());
        return new Versions(
                unchanged ? others.stream().map(ObjectKind::apiVersion).toList() : List.of(),
                unchanged ? List.of() : others);
    }

    private boolean convertsNothing(KindName kind) {
        try {
            return definitionConvertsNothing(kind);
        } catch (KindNotListableException e) {
            return false; // then the API server is asked for every version
        }
    }

    private boolean definitionConvertsNothing(KindName kind) {
        return served.findAnyVersion(ClusterNeeds.DEFINITION)
                .flatMap(definition -> cluster.find(definition, null, kind.qualifiedResource()))
                .map(definition -> definition.fields().text("spec", "conversion", "strategy"))
                .filter(strategy -> strategy.orElse(NO_CONVERSION).equals(NO_CONVERSION))
                .isPresent();
    }
}
