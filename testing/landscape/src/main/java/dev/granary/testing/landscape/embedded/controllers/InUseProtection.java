package dev.granary.testing.landscape.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.rest.SystemWrites;
import dev.granary.testing.landscape.embedded.store.Change;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;

/** Lets a deleted claim go when no pod uses it any more, and a deleted volume when no claim is bound to it. */
final class InUseProtection implements Controller {

    private static final GroupResource PODS = new GroupResource("", "pods");
    private static final GroupResource CLAIMS = new GroupResource("", "persistentvolumeclaims");
    private static final GroupResource VOLUMES = new GroupResource("", "persistentvolumes");

    private final ObjectStore store;
    private final Catalogue catalogue;
    private final SystemWrites writes;
    private final Noted<String> namespaces = new Noted<>();
    private final Noted<ObjectKey> volumes = new Noted<>();

    InUseProtection(ObjectStore store, Catalogue catalogue, SystemWrites writes) {
        this.store = store;
        this.catalogue = catalogue;
        this.writes = writes;
    }

    @Override
    public void note(Change change) {
        Stored subject = change.subject();
        boolean podWent = subject.resource().equals(PODS) && change.after() == null;
        if (podWent || (subject.resource().equals(CLAIMS) && subject.deleting())) {
            namespaces.add(subject.key().namespace());
        }
        if (subject.resource().equals(VOLUMES) && subject.deleting()) {
            volumes.add(subject.key());
        }
    }

    @Override
    public void run() {
        namespaces.takeAll().forEach(this::releaseClaims);
        for (ObjectKey key : volumes.takeAll()) {
            store.find(VOLUMES, key)
                    .filter(v -> v.deleting() && !isBound(v))
                    .ifPresent(v -> release(v, "kubernetes.io/pv-protection"));
        }
    }

    private void releaseClaims(String namespace) {
        for (Stored claim : store.all(CLAIMS, namespace)) {
            if (claim.deleting() && !isUsed(claim)) {
                release(claim, "kubernetes.io/pvc-protection");
            }
        }
    }

    private void release(Stored stored, String finalizer) {
        catalogue.find(stored.resource()).ifPresent(d -> writes.removeFinalizer(d, stored, finalizer));
    }

    private boolean isUsed(Stored claim) {
        return store.all(PODS, claim.key().namespace()).stream()
                .map(Stored::read)
                .anyMatch(pod -> uses(pod, claim.key().name()));
    }

    private static boolean uses(JsonNode pod, String claim) {
        String phase = pod.path("status").path("phase").asText("");
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            return false;
        }
        for (JsonNode volume : pod.path("spec").path("volumes")) {
            if (volume.path("persistentVolumeClaim")
                    .path("claimName")
                    .asText("")
                    .equals(claim)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBound(Stored volume) {
        return volume.read().path("status").path("phase").asText("").equals("Bound");
    }
}
