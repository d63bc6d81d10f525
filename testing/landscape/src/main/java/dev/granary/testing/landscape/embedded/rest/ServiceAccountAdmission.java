package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.auth.ServiceAccountTokens;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;

/** Every new pod runs as a service account that exists, with a volume that holds its token. */
final class ServiceAccountAdmission {

    private static final GroupResource PODS = new GroupResource("", "pods");
    private static final String MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final String PROJECTED = """
            {"defaultMode": 420, "sources": [
              {"serviceAccountToken": {"expirationSeconds": 3607, "path": "token"}},
              {"configMap": {"name": "kube-root-ca.crt", "items": [{"key": "ca.crt", "path": "ca.crt"}]}},
              {"downwardAPI": {"items": [{"path": "namespace",
                "fieldRef": {"apiVersion": "v1", "fieldPath": "metadata.namespace"}}]}}]}
            """;

    private final ObjectStore store;

    ServiceAccountAdmission(ObjectStore store) {
        this.store = store;
    }

    void apply(ObjectNode pod) {
        ObjectNode spec = Json.childObject(pod, "spec");
        String account = spec.path("serviceAccountName").asText("default");
        spec.put("serviceAccountName", account).put("serviceAccount", account);
        JsonNode automount = find(Meta.of(pod), account).read().path("automountServiceAccountToken");
        if (spec.path("automountServiceAccountToken").asBoolean(automount.asBoolean(true))) {
            mountToken(spec);
        }
    }

    private Stored find(Meta pod, String account) {
        String namespace = pod.namespace();
        return store.find(ServiceAccountTokens.ACCOUNTS, new ObjectKey(namespace, account))
                .orElseThrow(() -> Failures.forbidden(
                        PODS,
                        pod.name(),
                        "error looking up service account " + namespace + "/" + account + ": serviceaccount \""
                                + account + "\" not found"));
    }

    private static void mountToken(ObjectNode spec) {
        String volume = "kube-api-access-" + SystemFields.suffix();
        boolean isMounted = false;
        for (String list : new String[] {"initContainers", "containers"}) {
            for (JsonNode container : spec.path(list)) {
                isMounted |= mount((ObjectNode) container, volume);
            }
        }
        if (isMounted) {
            ObjectNode entry = array(spec, "volumes").addObject().put("name", volume);
            entry.set("projected", Json.parseYamlDocuments(PROJECTED).getFirst());
        }
    }

    /** False if the container has something of its own there. */
    private static boolean mount(ObjectNode container, String volume) {
        for (JsonNode present : container.path("volumeMounts")) {
            if (present.path("mountPath").asText().equals(MOUNT_PATH)) {
                return false;
            }
        }
        array(container, "volumeMounts")
                .addObject()
                .put("name", volume)
                .put("readOnly", true)
                .put("mountPath", MOUNT_PATH);
        return true;
    }

    private static ArrayNode array(ObjectNode object, String field) {
        return object.get(field) instanceof ArrayNode array ? array : object.putArray(field);
    }
}
