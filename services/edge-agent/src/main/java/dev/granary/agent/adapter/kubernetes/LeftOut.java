package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.agent.application.port.ObjectKind;
import java.util.Set;

/** What no backup holds, because the cluster makes it by itself or because it is worth nothing elsewhere. */
final class LeftOut {

    /** Metrics are measured and not stored; ours is the agent's journal. */
    private static final Set<String> GROUPS =
            Set.of("metrics.k8s.io", "custom.metrics.k8s.io", "external.metrics.k8s.io", "events.k8s.io", Names.GROUP);

    private static final Set<String> KINDS = Set.of("/Event", "coordination.k8s.io/Lease");

    private static final String ENDPOINTS_MANAGED_BY = "endpoints.kubernetes.io/managed-by";
    private static final String ENDPOINTS_TRIGGER = "endpoints.kubernetes.io/last-change-trigger-time";
    private static final String SLICE_MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
    private static final String CONTROLLER_MANAGER = "kube-controller-manager";

    private LeftOut() {}

    static boolean group(String group) {
        return GROUPS.contains(group);
    }

    static boolean kind(ObjectKind kind) {
        return KINDS.contains(kind.group() + "/" + kind.kind());
    }

    /** Looks at the object as the server gave it, with its managed fields. */
    static boolean object(ObjectKind kind, JsonNode object) {
        return switch (kind.group() + "/" + kind.kind()) {
            case "/Secret" -> object.path("type").asText().equals("kubernetes.io/service-account-token");
            case "/Endpoints" -> isMadeForService(object);
            case "discovery.k8s.io/EndpointSlice" ->
                object.path("metadata")
                        .path("labels")
                        .path(SLICE_MANAGED_BY)
                        .asText()
                        .endsWith(".k8s.io");
            default -> false;
        };
    }

    /** Endpoints that a person wrote for a service without selector stay. */
    private static boolean isMadeForService(JsonNode endpoints) {
        JsonNode metadata = endpoints.path("metadata");
        if (metadata.path("labels").has(ENDPOINTS_MANAGED_BY)
                || metadata.path("annotations").has(ENDPOINTS_TRIGGER)) {
            return true;
        }
        for (JsonNode entry : metadata.path("managedFields")) {
            if (entry.path("manager").asText().equals(CONTROLLER_MANAGER)) {
                return true;
            }
        }
        return false;
    }
}
