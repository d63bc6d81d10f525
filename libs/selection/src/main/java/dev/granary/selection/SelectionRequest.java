package dev.granary.selection;

import dev.granary.selection.Checked.FieldFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A selection as somebody wrote it, field by field. A list may hold {@value #MOST} values, none twice.
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

    /** So many values may be in a list. */
    public static final int MOST = 1_000;

    public SelectionRequest {
        namespaces = List.copyOf(namespaces);
        includedKinds = List.copyOf(includedKinds);
        excludedKinds = List.copyOf(excludedKinds);
        objects = List.copyOf(objects);
    }

    /** All objects of these namespaces. */
    public static SelectionRequest ofNamespaces(List<String> namespaces) {
        return new SelectionRequest(namespaces, null, List.of(), List.of(), null, List.of());
    }

    /** These objects and no others. */
    public static SelectionRequest ofObjects(List<ObjectRequest> objects) {
        return new SelectionRequest(List.of(), null, List.of(), List.of(), null, objects);
    }

    /** Says no more than {@link #ofNamespaces} can. */
    public boolean onlyNamesNamespaces() {
        return equals(ofNamespaces(namespaces));
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

    /** The same of several; the fields are those of a list {@code selections}, which may not be empty. */
    public static Checked<List<Selection>> check(List<SelectionRequest> requests) {
        List<Selection> selections = new ArrayList<>();
        List<FieldFault> faults = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            String field = "/selections/" + i;
            switch (requests.get(i).check()) {
                case Checked.Valid<Selection> valid -> selections.add(valid.value());
                case Checked.Invalid<Selection> invalid ->
                    invalid.faults().forEach(it -> faults.add(new FieldFault(field + it.pointer(), it.problem())));
            }
        }
        if (requests.isEmpty()) {
            faults.add(new FieldFault("/selections", "Nothing is chosen."));
        }
        return faults.isEmpty() ? new Checked.Valid<>(List.copyOf(selections)) : new Checked.Invalid<>(faults);
    }
}
