package dev.granary.agent.domain.restore;

import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKey;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.domain.restore.NamespaceMapping.Renaming;
import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.agent.domain.restore.adapt.Adaptation;
import dev.granary.agent.domain.restore.adapt.CarriedOver;
import dev.granary.agent.domain.restore.adapt.Comparison;
import dev.granary.agent.domain.restore.adapt.VolumeFields;
import dev.granary.selection.Selection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a restore does with each object: a pure function of the object, the options, what is known of the target,
 * and the object of that name that is there. The order is that of {@link Phase}. It keeps nothing, so that a plan of any
 * length takes no memory.
 */
public final class RestorePlanner {

    /** Kinds whose status says what the cluster found out about itself; it would be a lie in another one. */
    private static final Set<String> OWN_STATUS = Set.of(
            "/Namespace",
            "/PersistentVolume",
            "/PersistentVolumeClaim",
            "/Pod",
            "batch/Job",
            "apiextensions.k8s.io/CustomResourceDefinition",
            "apiregistration.k8s.io/APIService");

    private final RestoreOptions options;
    private final Renaming renaming;
    private final Chosen chosen;
    private final Skipping skipping;
    private final Adaptation adaptation;

    /**
     * Plans with these options.
     *
     * @param renaming of the namespaces that are restored
     */
    public RestorePlanner(RestoreOptions options, Renaming renaming) {
        this.options = options;
        this.renaming = renaming;
        this.chosen = new Chosen(options.selection(), renaming);
        this.skipping = new Skipping(options);
        this.adaptation = new Adaptation(options, renaming);
    }

    /** What is wanted of a line of the backup. */
    public Verdict judge(StoredObject stored, Target target) {
        if (!chosen.takes(stored)) {
            return new Verdict.Ignored();
        }
        Optional<ObjectKind> served = ServedVersion.of(stored, target.kinds());
        if (served.isEmpty() && !ServedVersion.isFirstLine(stored)) {
            return new Verdict.Ignored();
        }
        Optional<ObjectResult> skipped = skipping.of(stored);
        if (skipped.isPresent()) {
            return new Verdict.Settled(skipped.get());
        }
        if (isImpossible(stored.object())) {
            return settled(
                    stored.object().key(),
                    Outcome.CONFLICT,
                    Reason.TARGET_NAME_INVALID,
                    "Its namespace would get a name that is too long, not allowed, or taken by another one.");
        }
        return served.map(kind -> judge(stored, kind, target))
                .orElseGet(() -> settled(
                        stored.object().key(),
                        Outcome.NOT_SERVED,
                        Reason.KIND_NOT_SERVED,
                        "The cluster serves none of " + String.join(", ", ServedVersion.all(stored)) + "."));
    }

    private Verdict judge(StoredObject stored, ObjectKind kind, Target target) {
        if (!kind.apiVersion().equals(stored.object().apiVersion())
                && !stored.unchangedIn().contains(kind.apiVersion())) {
            return new Verdict.Ignored(); // another line has it in this version
        }
        KubeObject object = adaptation.adapt(stored.object(), kind);
        ObjectKey source = stored.object().key();
        String missing = missingClass(object, target);
        if (missing != null) {
            return new Verdict.Settled(new ObjectResult(
                    source,
                    object.key(),
                    Outcome.CONFLICT,
                    Reason.STORAGE_CLASS_MISSING,
                    "The cluster has no storage class " + missing + ".",
                    stored.object().apiVersion()));
        }
        return new Verdict.Wanted(
                source,
                kind,
                object,
                stored.object().fields().children("metadata", "ownerReferences"),
                status(stored.object(), kind),
                isReplaceable(object));
    }

    /** What to do about an object, given the one that is there. */
    public Action decide(Verdict.Wanted wanted, @Nullable KubeObject current, Writers writers) {
        if (current == null) {
            return new Action.Create();
        }
        if (current.isBeingDeleted()) {
            return new Action.Conflict(
                    Reason.OBJECT_BEING_DELETED, "The one that is there is being deleted, and something holds it.");
        }
        Optional<Outcome> done = writers.outcomeOf(current);
        if (done.isPresent()) {
            return new Action.Done(done.get());
        }
        KubeObject replacement = CarriedOver.into(wanted.object(), current);
        if (Comparison.isSame(replacement, current)) {
            return new Action.Keep(Reason.OBJECT_UNCHANGED, "");
        }
        if (isUntouchedDefault(current) || replaces(wanted)) {
            return new Action.Replace(replacement);
        }
        return new Action.Keep(
                Reason.OBJECT_EXISTS,
                wanted.replaceable() || options.existing() == Existing.RETAIN
                        ? "The one that is there differs."
                        : "The one that is there differs; what is outside of namespaces is not replaced.");
    }

    /** Whether one that is there is replaced when it differs. */
    public boolean replaces(Verdict.Wanted wanted) {
        return options.existing() == Existing.DELETE && wanted.replaceable();
    }

    private boolean isImpossible(KubeObject object) {
        String namespace = object.is("", "Namespace") ? object.name() : object.namespace();
        return namespace != null && renaming.impossible().contains(namespace);
    }

    /** A claim without its class waits for ever; one that is bound to a volume of its own needs none. */
    private static @Nullable String missingClass(KubeObject object, Target target) {
        if (!object.is("", "PersistentVolumeClaim") || !VolumeFields.isProvisionedClaim(object)) {
            return null;
        }
        return object.fields()
                .filled("spec", "storageClassName")
                .filter(name -> !target.storageClasses().contains(name))
                .orElse(null);
    }

    private @Nullable Fields status(KubeObject stored, ObjectKind kind) {
        boolean isWanted = options.withStatus() && !OWN_STATUS.contains(kind.group() + "/" + kind.kind());
        return isWanted && kind.hasStatus()
                ? stored.fields().child("status").map(Fields::copy).orElse(null)
                : null;
    }

    /** What others in the cluster use too is not replaced unless it was asked for by its name. */
    private boolean isReplaceable(KubeObject object) {
        return object.namespace() != null
                || object.is("", "Namespace")
                || options.selection() instanceof Selection.OfObjects;
    }

    /** The service account that every new namespace gets, before anybody did something with it. */
    private static boolean isUntouchedDefault(KubeObject current) {
        return current.is("", "ServiceAccount")
                && current.name().equals("default")
                && current.labels().isEmpty()
                && current.annotations().isEmpty()
                && List.of("secrets", "imagePullSecrets", "automountServiceAccountToken").stream()
                        .noneMatch(current.fields()::has);
    }

    private static Verdict settled(ObjectKey key, Outcome outcome, Reason reason, String message) {
        return new Verdict.Settled(ObjectResult.of(key, outcome, reason, message));
    }
}
