package dev.granary.testing.landscape.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.store.Change;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Binds claims to the volumes that name them, or that they name, and tells provisioners which claims are theirs. It never looks
 * for a volume that would fit.
 */
final class VolumeBinder implements Controller {

    private static final GroupResource CLAIMS = new GroupResource("", "persistentvolumeclaims");
    private static final GroupResource VOLUMES = new GroupResource("", "persistentvolumes");
    private static final GroupResource CLASSES = new GroupResource("storage.k8s.io", "storageclasses");
    private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

    private final Objects objects;
    private final Noted<ObjectKey> claims = new Noted<>();
    private final Noted<String> volumes = new Noted<>();

    VolumeBinder(Objects objects) {
        this.objects = objects;
    }

    @Override
    public void note(Change change) {
        Stored subject = change.subject();
        if (subject.resource().equals(CLAIMS)) {
            claims.add(subject.key());
        } else if (subject.resource().equals(VOLUMES)) {
            volumes.add(subject.key().name());
        } else if (subject.resource().equals(CLASSES)) {
            objects.all(CLAIMS, "").forEach(claim -> claims.add(claim.key()));
        }
    }

    @Override
    public void run() {
        for (ObjectKey key : claims.takeAll()) {
            objects.all(VOLUMES, "").stream()
                    .filter(volume -> concerns(volume, key))
                    .forEach(volume -> volumes.add(volume.key().name()));
            objects.find(CLAIMS, key).ifPresent(this::lookAtClaim);
        }
        for (String name : volumes.takeAll()) {
            objects.find(VOLUMES, new ObjectKey("", name)).ifPresent(this::lookAtVolume);
        }
    }

    private boolean concerns(Stored volume, ObjectKey claim) {
        return claimOf(volume).equals(Optional.of(claim))
                || wantedBy(claim).equals(volume.key().name());
    }

    private String wantedBy(ObjectKey claim) {
        return objects.find(CLAIMS, claim).map(VolumeBinder::volumeOf).orElse("");
    }

    private void lookAtClaim(Stored claim) {
        if (!volumeOf(claim).isEmpty()) {
            return;
        }
        String className = claim.read().path("spec").path("storageClassName").asText("");
        objects.find(CLASSES, new ObjectKey("", className))
                .map(Stored::read)
                .filter(found -> !waits(found, claim))
                .ifPresent(found -> objects.change(claim, object -> {
                    ObjectNode annotations = annotations(object);
                    String provisioner = found.path("provisioner").asText();
                    annotations.put("volume.beta.kubernetes.io/storage-provisioner", provisioner);
                    annotations.put("volume.kubernetes.io/storage-provisioner", provisioner);
                    return object;
                }));
    }

    private static boolean waits(ObjectNode storageClass, Stored claim) {
        return storageClass.path("volumeBindingMode").asText("").equals("WaitForFirstConsumer")
                && !claim.read().path("metadata").path("annotations").has(SELECTED_NODE);
    }

    private void lookAtVolume(Stored volume) {
        Optional<Stored> claim =
                claimOf(volume).map(key -> objects.find(CLAIMS, key)).orElseGet(() -> claimThatWants(volume));
        String bound = uidOfClaim(volume);
        if (claim.isPresent() && mayBind(claim.get(), volume, bound)) {
            bind(claim.get(), volume);
        } else {
            phase(volume, bound.isEmpty() ? "Available" : "Released");
        }
    }

    private static boolean mayBind(Stored claim, Stored volume, String bound) {
        String wanted = volumeOf(claim);
        return (bound.isEmpty() || bound.equals(claim.uid()))
                && (wanted.isEmpty() || wanted.equals(volume.key().name()));
    }

    private Optional<Stored> claimThatWants(Stored volume) {
        return objects.all(CLAIMS, "").stream()
                .filter(claim -> volumeOf(claim).equals(volume.key().name()))
                .findFirst();
    }

    private void bind(Stored claim, Stored volume) {
        objects.change(volume, object -> {
            ObjectNode reference = Json.childObject(Json.childObject(object, "spec"), "claimRef");
            reference
                    .put("apiVersion", "v1")
                    .put("kind", "PersistentVolumeClaim")
                    .put("namespace", claim.key().namespace())
                    .put("name", claim.key().name())
                    .put("uid", claim.uid());
            Json.childObject(object, "status").put("phase", "Bound");
            return object;
        });
        JsonNode spec = volume.read().path("spec");
        objects.change(claim, bound(volume.key().name(), spec));
    }

    private static UnaryOperator<ObjectNode> bound(String volume, JsonNode spec) {
        return claim -> {
            Json.childObject(claim, "spec").put("volumeName", volume);
            annotations(claim).put("pv.kubernetes.io/bind-completed", "yes");
            ObjectNode status = Json.childObject(claim, "status").put("phase", "Bound");
            status.set("accessModes", spec.path("accessModes").deepCopy());
            status.set("capacity", spec.path("capacity").deepCopy());
            return claim;
        };
    }

    private void phase(Stored volume, String phase) {
        objects.change(volume, object -> {
            Json.childObject(object, "status").put("phase", phase);
            return object;
        });
    }

    private static ObjectNode annotations(ObjectNode object) {
        return Json.childObject(Meta.of(object).node(), "annotations");
    }

    private static String volumeOf(Stored claim) {
        return claim.read().path("spec").path("volumeName").asText("");
    }

    private static String uidOfClaim(Stored volume) {
        return volume.read().path("spec").path("claimRef").path("uid").asText("");
    }

    private static Optional<ObjectKey> claimOf(Stored volume) {
        JsonNode reference = volume.read().path("spec").path("claimRef");
        return reference.isMissingNode()
                ? Optional.empty()
                : Optional.of(new ObjectKey(
                        reference.path("namespace").asText(),
                        reference.path("name").asText()));
    }
}
