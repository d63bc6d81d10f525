package dev.granary.agent.domain.volume;

import dev.granary.agent.domain.kube.KubeObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which class makes the snapshots of a driver. */
final class SnapshotClasses {

    private static final String DEFAULT = "snapshot.storage.kubernetes.io/is-default-class";

    private SnapshotClasses() {}

    /** The default class where the driver has one, else the first by name. */
    static Optional<String> best(List<KubeObject> classes, String driver) {
        return classes.stream()
                .filter(one ->
                        one.fields().text("driver").filter(driver::equals).isPresent())
                .min(Comparator.comparing((KubeObject one) -> !isDefault(one)).thenComparing(KubeObject::name))
                .map(KubeObject::name);
    }

    private static boolean isDefault(KubeObject one) {
        return "true".equals(one.annotations().get(DEFAULT));
    }
}
