package dev.granary.agent.domain.restore;

import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.ServedKinds;
import dev.granary.agent.domain.kube.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the version in which a cluster takes an object, among those in which a backup has it. */
final class ServedVersion {

    private ServedVersion() {}

    /** The kind in the first version that is served; the same answer for every line of an object. */
    static Optional<ObjectKind> of(StoredObject stored, ServedKinds served) {
        return all(stored).stream()
                .flatMap(version -> served.find(version, stored.object().kind()).stream())
                .filter(ObjectKind::creatable)
                .findFirst();
    }

    /** Every version in which the backup has the object, best first. */
    static List<String> all(StoredObject stored) {
        return stored.storedIn().isEmpty()
                ? Stream.concat(Stream.of(stored.object().apiVersion()), stored.unchangedIn().stream())
                        .toList()
                : stored.storedIn();
    }

    /** Whether the line speaks for its object where none of its versions is served. */
    static boolean isFirstLine(StoredObject stored) {
        return all(stored).getFirst().equals(stored.object().apiVersion());
    }
}
