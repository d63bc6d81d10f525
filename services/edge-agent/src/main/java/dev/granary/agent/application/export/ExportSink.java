package dev.granary.agent.application.export;

import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.export.ClusterNeeds;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.StoredObject;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes what an export finds, and remembers what it needs from outside the namespaces. */
final class ExportSink {

    private final Consumer<StoredObject> objects;
    private final Consumer<KubeObject> claims;
    private final Consumer<Problem> problems;
    private final ClusterNeeds needs;
    private final Predicate<StoredObject> left;
    private long accepted;

    ExportSink(Consumer<StoredObject> objects, Consumer<KubeObject> claims, Consumer<Problem> problems) {
        this(objects, claims, problems, new ClusterNeeds(), stored -> false);
    }

    private ExportSink(
            Consumer<StoredObject> objects,
            Consumer<KubeObject> claims,
            Consumer<Problem> problems,
            ClusterNeeds needs,
            Predicate<StoredObject> left) {
        this.objects = objects;
        this.claims = claims;
        this.problems = problems;
        this.needs = needs;
        this.left = left;
    }

    /** Goes on with the same needs, and leaves these objects. */
    ExportSink without(Predicate<StoredObject> objectsToLeave) {
        return new ExportSink(objects, claims, problems, needs, objectsToLeave);
    }

    ClusterNeeds needs() {
        return needs;
    }

    /** Objects so far, other versions of the same ones not counted. */
    long accepted() {
        return accepted;
    }

    /** An object of a namespace, or one that was chosen by name. */
    void accept(StoredObject stored) {
        if (left.test(stored)) {
            return;
        }
        accepted++;
        needs.observe(stored.kind(), stored.object());
        objects.accept(stored);
        if (stored.object().is("", "PersistentVolumeClaim")) {
            claims.accept(stored.object());
        }
    }

    /** The same object in another version. */
    void alternative(StoredObject stored) {
        if (!left.test(stored)) {
            objects.accept(stored);
        }
    }

    /** An object outside the namespaces that one in them needs. */
    void needed(StoredObject stored) {
        accepted++;
        objects.accept(stored);
    }

    void problem(Problem problem) {
        problems.accept(problem);
    }

    void notListable(ObjectKind kind, @Nullable String namespace, KindNotListableException e) {
        problem(Problem.of(
                kind.kind(),
                namespace,
                "",
                Reason.KIND_NOT_LISTABLE,
                kind.resource() + " (" + kind.apiVersion() + ") could not be listed completely: " + e.getMessage()));
    }
}
