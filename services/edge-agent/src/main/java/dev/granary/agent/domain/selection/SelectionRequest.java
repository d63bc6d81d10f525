package dev.granary.agent.domain.selection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A selection as somebody wrote it, field by field.
 *
 * @param namespaces names, or a single {@code *}; empty when the namespaces come from a selector or from the objects
 * @param namespaceSelector labels of namespaces; null for none
 * @param includedKinds see {@link KindPattern}; empty for every kind
 * @param labelSelector labels of objects; null for any
 * @param objects single objects; they stand alone
 */
public record SelectionRequest(
        List<String> namespaces,
        @Nullable String namespaceSelector,
        List<String> includedKinds,
        List<String> excludedKinds,
        @Nullable String labelSelector,
        List<ObjectRequest> objects) {

    public SelectionRequest {
        namespaces = List.copyOf(namespaces);
        includedKinds = List.copyOf(includedKinds);
        excludedKinds = List.copyOf(excludedKinds);
        objects = List.copyOf(objects);
    }

    /**
     * One object as somebody wrote it.
     *
     * @param namespace null for an object without
     */
    public record ObjectRequest(String kind, @Nullable String namespace, String name) {}

    /** Names every field that is wrong. */
    public Checked<Selection> check() {
        return new SelectionCheck(this).check();
    }
}
