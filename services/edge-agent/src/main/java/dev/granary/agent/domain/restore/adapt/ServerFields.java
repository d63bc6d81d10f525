package dev.granary.agent.domain.restore.adapt;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a server writes into the metadata of every object by itself. */
final class ServerFields {

    private static final List<String> METADATA = List.of(
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink",
            "managedFields",
            "ownerReferences");

    /** Put there by the server, or by a deletion that is not going on any more. */
    private static final Set<String> FINALIZERS =
            Set.of("foregroundDeletion", "orphan", "kubernetes.io/pvc-protection", "kubernetes.io/pv-protection");

    private ServerFields() {}

    static void remove(KubeObject object) {
        Fields fields = object.fields();
        METADATA.forEach(field -> fields.remove("metadata", field));
        List<String> finalizers = new ArrayList<>(fields.texts("metadata", "finalizers"));
        finalizers.removeAll(FINALIZERS);
        if (finalizers.isEmpty()) {
            fields.remove("metadata", "finalizers");
        } else {
            fields.put(finalizers, "metadata", "finalizers");
        }
    }
}
