package dev.granary.agent.roundtrip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a cluster has in some namespaces and beside them, as text by kind and name, without what each cluster gives to its
 * objects by itself. Written from the API's documentation, not from the agent.
 */
final class Snapshot {

    private static final List<String> NAMESPACED = List.of(
            "/api/v1 configmaps",
            "/api/v1 secrets",
            "/api/v1 services",
            "/api/v1 serviceaccounts",
            "/api/v1 persistentvolumeclaims",
            "/api/v1 resourcequotas",
            "/apis/apps/v1 deployments",
            "/apis/apps/v1 statefulsets",
            "/apis/batch/v1 jobs",
            "/apis/batch/v1 cronjobs",
            "/apis/networking.k8s.io/v1 networkpolicies",
            "/apis/policy/v1 poddisruptionbudgets",
            "/apis/rbac.authorization.k8s.io/v1 roles",
            "/apis/rbac.authorization.k8s.io/v1 rolebindings");

    private final ApiClient client;
    private final Map<String, ObjectNode> objects = new TreeMap<>();
    private final Map<String, String> namesByUid = new HashMap<>();

    private Snapshot(ApiClient client) {
        this.client = client;
    }

    /** Texts of the objects by {@code resource namespace/name}; a definition counts when something is of it. */
    static Map<String, String> of(ApiClient client, List<String> namespaces, String customGroup) {
        Snapshot snapshot = new Snapshot(client);
        for (String namespace : namespaces) {
            NAMESPACED.forEach(kind -> snapshot.list(kind.split(" ", 2), namespace));
            snapshot.list(new String[] {"/apis/" + customGroup + "/v1", "widgets"}, namespace);
            snapshot.one("/api/v1/namespaces/" + namespace);
            snapshot.one("/api/v1/persistentvolumes/pv-" + namespace);
            snapshot.one("/apis/storage.k8s.io/v1/storageclasses/class-" + namespace);
            snapshot.one("/apis/rbac.authorization.k8s.io/v1/clusterroles/read-" + namespace);
            snapshot.one("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/read-" + namespace);
        }
        if (snapshot.objects.keySet().stream().anyMatch(place -> place.startsWith("widgets "))) {
            snapshot.one("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets." + customGroup);
        }
        return snapshot.texts();
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        objects.forEach((place, object) -> {
            owners(object);
            prune(object);
            texts.put(place, sorted(object).toString());
        });
        return texts;
    }

    private void list(String[] kind, String namespace) {
        JsonNode list = client.get(kind[0] + "/namespaces/" + namespace + "/" + kind[1]);
        list.path("items").forEach(item -> take(kind[1] + " " + namespace, (ObjectNode) item));
    }

    private void one(String path) {
        if (client.get(path) instanceof ObjectNode object) {
            take(path.substring(path.lastIndexOf('/', path.lastIndexOf('/') - 1) + 1), object);
        }
    }

    private void take(String place, ObjectNode object) {
        ObjectNode metadata = (ObjectNode) object.path("metadata");
        String name = metadata.path("name").asText();
        namesByUid.put(metadata.path("uid").asText(), place + "/" + name);
        if (name.equals("kube-root-ca.crt")) {
            return;
        }
        metadata.remove(
                List.of("uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "namespace"));
        object.remove(List.of("status", "apiVersion", "kind"));
        byKind(object);
        objects.put(place + "/" + name, object);
    }

    /** An owner counts by its name, and only if it is the one that is there. */
    private void owners(ObjectNode object) {
        for (JsonNode reference : object.path("metadata").path("ownerReferences")) {
            String owner = namesByUid.getOrDefault(reference.path("uid").asText(), "nobody");
            ((ObjectNode) reference).put("uid", owner);
        }
    }

    private static void byKind(ObjectNode object) {
        ObjectNode metadata = (ObjectNode) object.path("metadata");
        if (object.path("spec") instanceof ObjectNode spec) {
            spec.remove(List.of("clusterIPs", "finalizers"));
            if (!spec.path("clusterIP").asText().equals("None")) {
                spec.remove("clusterIP");
            }
            spec.path("ports").forEach(port -> ((ObjectNode) port).remove("nodePort"));
            if (spec.path("claimRef") instanceof ObjectNode claim) {
                claim.remove(List.of("uid", "resourceVersion", "apiVersion", "kind"));
            }
            if (metadata.path("labels").has("batch.kubernetes.io/controller-uid")
                    || spec.path("selector").path("matchLabels").has("batch.kubernetes.io/controller-uid")) {
                spec.remove("selector");
            }
        }
        removeGenerated(metadata.path("labels"));
        removeGenerated(object.at("/spec/template/metadata/labels"));
        removeGenerated(metadata.path("annotations"));
        if (metadata.path("finalizers") instanceof ArrayNode finalizers) {
            for (Iterator<JsonNode> all = finalizers.iterator(); all.hasNext(); ) {
                if (all.next().asText().startsWith("kubernetes.io/")) {
                    all.remove();
                }
            }
        }
    }

    private static void removeGenerated(JsonNode map) {
        if (map instanceof ObjectNode fields) {
            List<String> names = new ArrayList<>();
            fields.fieldNames().forEachRemaining(names::add);
            names.removeIf(name -> !(name.startsWith("deployment.kubernetes.io/")
                    || name.startsWith("pv.kubernetes.io/")
                    || name.startsWith("volume.")
                    || name.startsWith("batch.kubernetes.io/")
                    || name.equals("controller-uid")
                    || name.equals("job-name")));
            fields.remove(names);
        }
    }

    /** Nothing, null and empty are one. */
    private static void prune(JsonNode node) {
        if (node instanceof ObjectNode fields) {
            fields.forEach(Snapshot::prune);
            List<String> empty = new ArrayList<>();
            fields.properties().forEach(field -> {
                if (field.getValue().isNull()
                        || (field.getValue().isContainerNode()
                                && field.getValue().isEmpty())) {
                    empty.add(field.getKey());
                }
            });
            fields.remove(empty);
        } else {
            node.forEach(Snapshot::prune);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode fields) {
            ObjectNode sorted = fields.objectNode();
            Map<String, JsonNode> byName = new TreeMap<>();
            fields.properties().forEach(field -> byName.put(field.getKey(), field.getValue()));
            byName.forEach((name, value) -> sorted.set(name, sorted(value)));
            return sorted;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode sorted = list.arrayNode();
            list.forEach(element -> sorted.add(sorted(element)));
            return sorted;
        }
        return node;
    }
}
