package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.adapter.kubernetes.BackupResource.Choice;
import dev.granary.agent.adapter.kubernetes.BackupResource.ChosenObject;
import dev.granary.selection.SelectionRequest;
import dev.granary.selection.SelectionRequest.ObjectRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Selections in a custom resource. Nothing but namespaces is written as agents of before wrote it. */
final class Choices {

    private Choices() {}

    /** The field {@code namespaces} of a resource; null where {@link #selections} says it. */
    static @Nullable List<String> namespaces(List<SelectionRequest> selections) {
        return isOfNamespacesOnly(selections) ? selections.getFirst().namespaces() : null;
    }

    /** The field {@code selections} of a resource; null where {@link #namespaces} says it. */
    static @Nullable List<Choice> selections(List<SelectionRequest> selections) {
        return isOfNamespacesOnly(selections)
                ? null
                : selections.stream().map(Choices::choice).toList();
    }

    static List<SelectionRequest> read(@Nullable List<String> namespaces, @Nullable List<Choice> selections) {
        return selections == null
                ? List.of(SelectionRequest.ofNamespaces(orEmpty(namespaces)))
                : selections.stream().map(Choices::request).toList();
    }

    private static boolean isOfNamespacesOnly(List<SelectionRequest> selections) {
        return selections.size() == 1 && selections.getFirst().onlyNamesNamespaces();
    }

    private static Choice choice(SelectionRequest request) {
        return new Choice(
                request.namespaces(),
                request.namespaceSelector(),
                request.includedKinds(),
                request.excludedKinds(),
                request.labelSelector(),
                request.objects().stream()
                        .map(object -> new ChosenObject(object.kind(), object.namespace(), object.name()))
                        .toList());
    }

    private static SelectionRequest request(Choice choice) {
        return new SelectionRequest(
                orEmpty(choice.namespaces()),
                choice.namespaceSelector(),
                orEmpty(choice.includedKinds()),
                orEmpty(choice.excludedKinds()),
                choice.labelSelector(),
                orEmpty(choice.objects()).stream()
                        .map(object -> new ObjectRequest(object.kind(), object.namespace(), object.name()))
                        .toList());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> values) {
        return Objects.requireNonNullElse(values, List.of());
    }
}
