package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What admission and the kinds' own logic add to built-in objects when they are created, and only then. */
final class OnCreate {

    private static final Map<String, String> IN_USE_PROTECTION = Map.of(
            "PersistentVolumeClaim", "kubernetes.io/pvc-protection", "PersistentVolume", "kubernetes.io/pv-protection");

    private OnCreate() {}

    static void apply(ResourceDefinition definition, ObjectNode object) {
        if (definition.custom()) {
            return;
        }
        String finalizer = IN_USE_PROTECTION.get(definition.kind());
        if (finalizer != null) {
            addFinalizer(Meta.of(object), finalizer);
        }
        if (definition.is("batch", "jobs")
                && !object.path("spec").path("manualSelector").asBoolean(false)) {
            labelJob(object);
        }
    }

    private static void addFinalizer(Meta meta, String finalizer) {
        List<String> finalizers = new ArrayList<>(meta.finalizers());
        if (!finalizers.contains(finalizer)) {
            finalizers.add(finalizer);
            meta.setFinalizers(finalizers);
        }
    }

    /** A job finds its pods by its own uid. */
    private static void labelJob(ObjectNode job) {
        Meta meta = Meta.of(job);
        ObjectNode spec = Json.childObject(job, "spec");
        ObjectNode labels =
                Json.childObject(Json.childObject(Json.childObject(spec, "template"), "metadata"), "labels");
        labels.put("batch.kubernetes.io/controller-uid", meta.uid())
                .put("batch.kubernetes.io/job-name", meta.name())
                .put("controller-uid", meta.uid())
                .put("job-name", meta.name());
        Json.childObject(Json.childObject(spec, "selector"), "matchLabels")
                .put("batch.kubernetes.io/controller-uid", meta.uid());
        if (!meta.node().has("labels")) {
            meta.node().set("labels", labels.deepCopy());
        }
    }
}
