package dev.granary.agent.application.restore;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterObjects.Scope;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.ServedKinds;
import dev.granary.agent.domain.restore.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of the cluster; looked up again when a phase may have changed it. */
final class TargetView {

    private static final KindName STORAGE_CLASS = new KindName("storage.k8s.io", "storageclasses", "StorageClass");

    private final ClusterObjects cluster;
    private volatile Target target;

    TargetView(ClusterObjects cluster) {
        this.cluster = cluster;
        this.target = look();
    }

    ClaimUsers claimUsers() {
        return new ClaimUsers(cluster);
    }

    Target target() {
        return target;
    }

    synchronized void refresh() {
        target = look();
    }

    /** Looks up what a phase of classes may have changed. */
    synchronized void refreshClasses() {
        ServedKinds kinds = target.kinds();
        target = new Target(kinds, classes(kinds));
    }

    /** What a restore would have added. */
    synchronized void expect(List<ObjectKind> kinds, Set<String> storageClasses) {
        List<ObjectKind> all = Stream.concat(target.kinds().kinds().stream(), kinds.stream())
                .distinct()
                .toList();
        Set<String> classes = new HashSet<>(target.storageClasses());
        classes.addAll(storageClasses);
        target = new Target(new ServedKinds(all), classes);
    }

    private Target look() {
        ServedKinds kinds = cluster.discover().kinds();
        return new Target(kinds, classes(kinds));
    }

    private Set<String> classes(ServedKinds kinds) {
        Set<String> classes = new HashSet<>();
        kinds.findAnyVersion(STORAGE_CLASS).ifPresent(kind -> {
            try {
                cluster.list(kind, Scope.EVERYTHING, storageClass -> classes.add(storageClass.name()));
            } catch (KindNotListableException e) {
                // a class that is not seen counts as missing, and its claims say so
                classes.clear();
            }
        });
        return classes;
    }
}
