package dev.granary.testing.landscape.storage;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;

/** What keeps an object of the snapshots from going before its controller is done. */
final class Finalizers {

    private Finalizers() {}

    /** The object as it is then. */
    static GenericKubernetesResource add(KubernetesClient client, GenericKubernetesResource object, String finalizer) {
        List<String> finalizers = new ArrayList<>(object.getMetadata().getFinalizers());
        if (finalizers.contains(finalizer)) {
            return object;
        }
        finalizers.add(finalizer);
        object.getMetadata().setFinalizers(finalizers);
        return client.resource(object).update();
    }

    static void remove(KubernetesClient client, GenericKubernetesResource object, String finalizer) {
        List<String> finalizers = new ArrayList<>(object.getMetadata().getFinalizers());
        if (finalizers.remove(finalizer)) {
            object.getMetadata().setFinalizers(finalizers);
            client.resource(object).update();
        }
    }
}
