package dev.granary.agent.domain.restore;

import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.KubeObject.Owner;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.domain.restore.adapt.VolumeFields;
import dev.granary.selection.Selection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is in a backup and is not restored although it was selected. */
final class Skipping {

    private static final Set<String> ENDED_PODS = Set.of("Succeeded", "Failed");
    private static final Set<String> ENDED_JOBS = Set.of("Complete", "Failed");
    private static final String CA_CONFIG_MAP = "kube-root-ca.crt";
    private static final String BOOTSTRAPPING = "kubernetes.io/bootstrapping";

    private final RestoreOptions options;

    Skipping(RestoreOptions options) {
        this.options = options;
    }

    Optional<ObjectResult> of(StoredObject stored) {
        KubeObject object = stored.object();
        if (object.isBeingDeleted()) {
            return skip(object, Reason.WAS_BEING_DELETED, "Somebody had asked for its deletion.");
        }
        if (isMadeByCluster(object)) {
            return skip(object, Reason.MADE_BY_CLUSTER, "The cluster makes its own.");
        }
        if (object.is("", "PersistentVolume") && VolumeFields.isProvisioned(object)) {
            return skip(object, Reason.VOLUME_PROVISIONED_ANEW, "Its claim gets a new volume from its storage class.");
        }
        if (object.is("storage.k8s.io", "StorageClass")
                && options.storageClasses().containsKey(object.name())) {
            return skip(
                    object,
                    Reason.STORAGE_CLASS_MAPPED,
                    "Claims come back with the class "
                            + options.storageClasses().get(object.name()) + ".");
        }
        // who asks for one object by its name wants it
        return options.selection() instanceof Selection.OfObjects ? Optional.empty() : ofWorkload(object);
    }

    private Optional<ObjectResult> ofWorkload(KubeObject object) {
        if (hasEnded(object)) {
            return skip(object, Reason.ALREADY_COMPLETED, "It had ended and would run again.");
        }
        return object.controller()
                .filter(owner -> !options.withControlled() && isLeftTo(owner, object))
                .flatMap(owner -> skip(
                        object,
                        Reason.LEFT_TO_CONTROLLER,
                        "Its controller, " + owner.kind() + " " + owner.name() + ", makes it."));
    }

    /** Pods are their controller's business, whoever that is; of other objects only those of Kubernetes' own controllers. */
    private boolean isLeftTo(Owner owner, KubeObject object) {
        KindName kind = new KindName(owner.group(), owner.kind().toLowerCase(Locale.ROOT) + "s", owner.kind());
        boolean makesItAgain = object.is("", "Pod")
                || owner.group().equals("apps")
                || owner.group().equals("batch")
                || kind.is("", "ReplicationController");
        return makesItAgain && options.selection().takesKind(kind);
    }

    private static boolean isMadeByCluster(KubeObject object) {
        boolean ofApiServer = object.name().equals("kubernetes") && "default".equals(object.namespace());
        return switch (object.group() + "/" + object.kind()) {
            case "/ConfigMap" -> object.name().equals(CA_CONFIG_MAP);
            case "/Service", "/Endpoints", "discovery.k8s.io/EndpointSlice" -> ofApiServer;
            case "/Pod" ->
                object.controller().filter(owner -> owner.kind().equals("Node")).isPresent();
            case "rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding" ->
                object.labels().containsKey(BOOTSTRAPPING);
            default -> false;
        };
    }

    private static boolean hasEnded(KubeObject object) {
        if (object.is("", "Pod")) {
            return object.fields()
                    .text("status", "phase")
                    .filter(ENDED_PODS::contains)
                    .isPresent();
        }
        return object.is("batch", "Job")
                && object.fields().children("status", "conditions").stream()
                        .anyMatch(condition ->
                                condition.text("status").filter("True"::equals).isPresent()
                                        && condition
                                                .text("type")
                                                .filter(ENDED_JOBS::contains)
                                                .isPresent());
    }

    private static Optional<ObjectResult> skip(KubeObject object, Reason reason, String message) {
        return Optional.of(ObjectResult.of(object.key(), Outcome.SKIPPED, reason, message));
    }
}
