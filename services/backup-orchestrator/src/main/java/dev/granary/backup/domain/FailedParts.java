package dev.granary.backup.domain;

import dev.granary.selection.SelectionRequest;
import dev.granary.selection.SelectionRequest.ObjectRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the problems of a backup into a selection of what it lacks: claims and other objects one by one, namespaces that
 * were missing, kinds that could not be listed. Where the problems do not say enough, it is all that was asked for.
 */
final class FailedParts {
    /** So many problems an agent tells; one more stands for all others, which only the manifest names. */
    static final int MOST_TOLD = 100;

    private static final String KIND_NOT_LISTABLE = "KindNotListable";
    private static final String NAMESPACE_NOT_FOUND = "NamespaceNotFound";
    private static final Set<String> IN_VAIN = Set.of(
            "VolumeModeBlock", "VolumeOfVirtualMachine", "VolumeOnNfs", "NamespaceReserved", "RetentionNotExtended");

    /** Kinds outside of namespaces: which of their objects were needed, nobody knows without the objects that need them. */
    private static final Set<String> OUTSIDE = Set.of(
            "PersistentVolume",
            "StorageClass",
            "VolumeAttributesClass",
            "VolumeSnapshotClass",
            "CustomResourceDefinition",
            "ClusterRole",
            "ClusterRoleBinding",
            "PriorityClass",
            "RuntimeClass",
            "IngressClass",
            "GatewayClass");

    private final List<SelectionRequest> asked;
    private final List<Problem> failed;
    private final List<SelectionRequest> parts = new ArrayList<>();

    FailedParts(List<SelectionRequest> asked, List<Problem> failed) {
        this.asked = asked;
        this.failed = failed;
    }

    /** False for what stays as it is however often a backup is made. */
    static boolean canHeal(Problem problem) {
        return !IN_VAIN.contains(problem.reason());
    }

    List<SelectionRequest> selections() {
        if (failed.stream().anyMatch(this::saysTooLittle)) {
            return asked;
        }
        add(failed.stream().filter(FailedParts::isObject).map(FailedParts::object));
        asked.forEach(it -> {
            missingNamespaces(it);
            kindsOfNamespaces(it);
            kindsOfCluster(it);
        });
        return parts.isEmpty() ? asked : parts;
    }

    private boolean saysTooLittle(Problem problem) {
        boolean isOfKind = problem.name().isEmpty();
        return isOfKind
                && (!problem.reason().equals(KIND_NOT_LISTABLE)
                        || OUTSIDE.contains(problem.kind())
                        || asked.stream().anyMatch(it -> !it.objects().isEmpty()));
    }

    private static boolean isObject(Problem problem) {
        return !problem.name().isEmpty() && !isMissingNamespace(problem) && group(problem) == null;
    }

    private static ObjectRequest object(Problem problem) {
        return new ObjectRequest(problem.kind(), problem.namespace(), problem.name());
    }

    private static boolean isMissingNamespace(Problem problem) {
        return problem.reason().equals(NAMESPACE_NOT_FOUND);
    }

    /** The API group that could not be asked as a whole: the name is that of its service, {@code v1.metrics.example}. */
    private static @Nullable String group(Problem problem) {
        int dot = problem.name().indexOf('.');
        return problem.kind().equals("APIService") && dot > 0 ? problem.name().substring(dot + 1) : null;
    }

    private void missingNamespaces(SelectionRequest it) {
        Set<String> missing = Set.copyOf(failed.stream()
                .filter(FailedParts::isMissingNamespace)
                .map(Problem::name)
                .toList());
        add(it.objects().stream().filter(object -> object.namespace() != null && missing.contains(object.namespace())));
        List<String> names = it.namespaces().stream().filter(missing::contains).toList();
        if (!names.isEmpty()) {
            parts.add(new SelectionRequest(
                    names, null, it.includedKinds(), it.excludedKinds(), it.labelSelector(), List.of()));
        }
    }

    private void kindsOfNamespaces(SelectionRequest it) {
        List<Problem> some = failed.stream()
                .filter(problem -> problem.name().isEmpty() && problem.namespace() != null)
                .filter(problem -> it.namespaceSelector() != null
                        || it.namespaces().contains("*")
                        || it.namespaces().contains(problem.namespace()))
                .toList();
        List<String> names = some.stream()
                .map(Problem::namespace)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        addKinds(some.stream().map(Problem::kind), it, names, null);
    }

    private void kindsOfCluster(SelectionRequest it) {
        if (it.objects().isEmpty()) {
            Stream<String> kinds = failed.stream()
                    .filter(problem -> problem.name().isEmpty() && problem.namespace() == null)
                    .map(Problem::kind);
            Stream<String> groups = failed.stream()
                    .map(FailedParts::group)
                    .filter(Objects::nonNull)
                    .map(group -> "*." + group);
            addKinds(Stream.concat(kinds, groups), it, it.namespaces(), it.namespaceSelector());
        }
    }

    private void addKinds(
            Stream<String> kinds, SelectionRequest it, List<String> namespaces, @Nullable String namespaceSelector) {
        List<String> distinct = kinds.distinct().toList();
        if (!distinct.isEmpty()) {
            parts.add(new SelectionRequest(
                    namespaces, namespaceSelector, distinct, it.excludedKinds(), it.labelSelector(), List.of()));
        }
    }

    private void add(Stream<ObjectRequest> objects) {
        List<ObjectRequest> distinct = objects.distinct().toList();
        if (!distinct.isEmpty()) {
            parts.add(SelectionRequest.ofObjects(distinct));
        }
    }
}
