package dev.granary.testing.landscape.gardener;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Shoot object in the garden, as its owner and gardenlet write it: past the front, whose rules are for others. */
final class ShootObject {

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient garden;
    private final String namespace;
    private final String name;

    ShootObject(KubernetesClient garden, String namespace, String name) {
        this.garden = garden;
        this.namespace = namespace;
        this.name = name;
    }

    /** Returns the uid that the garden gave to it. */
    String create(Map<String, String> labels) {
        var values = Map.of("name", name, "namespace", namespace, "seed", GardenObjects.SEED);
        var shoot = Serialization.unmarshal(Manifests.text("shoot.yaml", values), GenericKubernetesResource.class);
        shoot.getMetadata().setLabels(labels);
        return garden.resource(shoot).create().getMetadata().getUid();
    }

    void patch(ObjectNode change) {
        resource().patch(MERGE, change.toString());
    }

    void patchStatus(ObjectNode status) {
        var change = Json.object();
        change.set("status", status);
        resource().subresource("status").patch(MERGE, change.toString());
    }

    void label(String key, String value) {
        patch(metadata("labels", key, value));
    }

    void annotate(String key, String value) {
        patch(metadata("annotations", key, value));
    }

    private static ObjectNode metadata(String part, String key, String value) {
        var change = Json.object();
        change.putObject("metadata").putObject(part).put(key, value);
        return change;
    }

    /** An empty list of finalizers lets an object go that is being deleted. */
    void finalizers(String... finalizers) {
        var change = Json.object();
        var list = change.putObject("metadata").putArray("finalizers");
        for (var finalizer : finalizers) {
            list.add(finalizer);
        }
        patch(change);
    }

    void hibernation(boolean enabled) {
        var change = Json.object();
        change.putObject("spec").putObject("hibernation").put("enabled", enabled);
        patch(change);
    }

    long generation() {
        return resource().require().getMetadata().getGeneration();
    }

    /** Labels of the owner; those of Gardener are left out. */
    Map<String, String> ownerLabels() {
        return resource().require().getMetadata().getLabels().entrySet().stream()
                .filter(label -> !madeByGardener(label.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** One write, so that a watcher never sees the shoot between its old and its new labels. */
    void relabel(Map<String, String> labels) {
        var change = Json.object();
        var patch = change.putObject("metadata").putObject("labels");
        ownerLabels().keySet().forEach(patch::putNull);
        labels.forEach(patch::put);
        patch(change);
    }

    private static boolean madeByGardener(String key) {
        return key.contains("extensions.gardener.cloud/")
                || key.startsWith("shoot.gardener.cloud/")
                || key.startsWith("name.seed.gardener.cloud/");
    }

    void delete() {
        resource().delete();
    }

    @Nullable
    GenericKubernetesResource find() {
        return resource().get();
    }

    private Resource<GenericKubernetesResource> resource() {
        return garden.genericKubernetesResources(GardenObjects.SHOOTS)
                .inNamespace(namespace)
                .withName(name);
    }
}
