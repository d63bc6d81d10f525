package dev.granary.agent.domain.restore.adapt;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import java.util.Map;

/** Puts other storage classes in the place of those that an object names. */
final class StorageClassReferences {

    private static final String[] CLASS = {"spec", "storageClassName"};
    private static final String[] OLD_CLASS = {"metadata", "annotations", "volume.beta.kubernetes.io/storage-class"};

    private final Map<String, String> mapping;

    StorageClassReferences(Map<String, String> mapping) {
        this.mapping = mapping;
    }

    void follow(KubeObject object) {
        if (mapping.isEmpty()) {
            return;
        }
        Fields fields = object.fields();
        switch (object.group() + "/" + object.kind()) {
            case "/PersistentVolumeClaim", "/PersistentVolume" -> claim(fields);
            case "/Pod" -> pod(fields);
            case "batch/CronJob" ->
                fields.child("spec", "jobTemplate", "spec", "template").ifPresent(this::pod);
            default -> {
                fields.children("spec", "volumeClaimTemplates").forEach(this::claim);
                fields.child("spec", "template").ifPresent(this::pod);
            }
        }
    }

    private void pod(Fields pod) {
        pod.children("spec", "volumes")
                .forEach(volume ->
                        volume.child("ephemeral", "volumeClaimTemplate").ifPresent(this::claim));
    }

    private void claim(Fields claim) {
        map(claim, CLASS);
        map(claim, OLD_CLASS);
    }

    private void map(Fields claim, String... path) {
        claim.text(path).map(mapping::get).ifPresent(name -> claim.put(name, path));
    }
}
