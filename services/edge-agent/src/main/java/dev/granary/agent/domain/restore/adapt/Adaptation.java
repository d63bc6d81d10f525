package dev.granary.agent.domain.restore.adapt;

import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.restore.NamespaceMapping.Renaming;
import dev.granary.agent.domain.restore.RestoreOptions;

/** Takes from a stored object what only its own cluster understands, and follows the mapping of a restore. */
public final class Adaptation {

    private final RestoreOptions options;
    private final NamespaceReferences namespaces;
    private final StorageClassReferences storageClasses;

    public Adaptation(RestoreOptions options, Renaming renaming) {
        this.options = options;
        this.namespaces = new NamespaceReferences(renaming);
        this.storageClasses = new StorageClassReferences(options.storageClasses());
    }

    /**
     * The object as the cluster is asked to make it, without owners and without a status that is written apart. The stored
     * one is left as it is.
     */
    public KubeObject adapt(KubeObject stored, ObjectKind kind) {
        KubeObject object = stored.copy();
        object.fields().put(kind.apiVersion(), "apiVersion");
        ServerFields.remove(object);
        if (kind.hasStatus() || !options.withStatus()) {
            object.fields().remove("status");
        }
        switch (object.group() + "/" + object.kind()) {
            case "/Namespace" -> NamespaceFields.adapt(object);
            case "/Pod" -> PodFields.adapt(object);
            case "/Service" -> ServiceFields.adapt(object, options);
            case "/ServiceAccount" -> AccountFields.adapt(object);
            case "/PersistentVolumeClaim" -> VolumeFields.adaptClaim(object);
            case "/PersistentVolume" -> VolumeFields.adaptVolume(object);
            case "batch/Job" -> JobFields.adapt(object);
            default -> {
                // nothing of its own belongs to the cluster
            }
        }
        storageClasses.follow(object);
        namespaces.follow(object);
        return object;
    }
}
