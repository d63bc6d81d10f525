package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.ObjectKind;
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
    static boolean object(ObjectKind kind, Fields object) {
        return switch (kind.group() + "/" + kind.kind()) {
            case "/Secret" ->
                object.text("type")
                        .filter("kubernetes.io/service-account-token"::equals)
                        .isPresent();
            case "/Endpoints" -> isMadeForService(object);
            case "discovery.k8s.io/EndpointSlice" ->
                object.text("metadata", "labels", SLICE_MANAGED_BY)
                        .filter(by -> by.endsWith(".k8s.io"))
                        .isPresent();
            default -> false;
        };
    }

    /** Endpoints that a person wrote for a service without selector stay. */
    private static boolean isMadeForService(Fields endpoints) {
        return endpoints.has("metadata", "labels", ENDPOINTS_MANAGED_BY)
                || endpoints.has("metadata", "annotations", ENDPOINTS_TRIGGER)
                || endpoints.children("metadata", "managedFields").stream()
                        .anyMatch(entry -> entry.text("manager")
                                .filter(CONTROLLER_MANAGER::equals)
                                .isPresent());
    }
}
