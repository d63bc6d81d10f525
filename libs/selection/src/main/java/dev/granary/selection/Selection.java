package dev.granary.selection;

import java.util.List;
import java.util.Objects;

/** Which objects are meant: those of namespaces, narrowed by kind and label, or single ones. */
public sealed interface Selection {

    /** Which namespaces the objects are in. */
    NamespaceChoice namespaces();

    /** Whether objects of the kind can be meant. */
    boolean takesKind(SelectableKind kind);

    /** Whether the object is meant, given that its namespace is. */
    boolean takes(SelectableKind kind, SelectableObject object);

    /** Whether the kind, or an object of it, is asked for by name and not just not left out. */
    boolean asksFor(SelectableKind kind);

    /** Whether the kind is not wanted, not even where other objects need it. */
    boolean leavesOut(SelectableKind kind);

    static Selection ofNamespaces(List<String> names) {
        return new OfNamespaces(new NamespaceChoice.Named(names), List.of(), List.of(), LabelSelector.EVERYTHING);
    }

    /**
     * Objects of namespaces.
     *
     * @param included these kinds only; empty for every kind
     * @param excluded these kinds not, even when included
     * @param labels only objects with these labels; namespaces, and what is outside of them, are not asked for any
     */
    record OfNamespaces(
            NamespaceChoice namespaces, List<KindPattern> included, List<KindPattern> excluded, LabelSelector labels)
            implements Selection {
        public OfNamespaces {
            included = List.copyOf(included);
            excluded = List.copyOf(excluded);
        }

        @Override
        public boolean takesKind(SelectableKind kind) {
            return (included.isEmpty() || asksFor(kind)) && !leavesOut(kind);
        }

        @Override
        public boolean takes(SelectableKind kind, SelectableObject object) {
            return takesKind(kind) && labels.matches(object.labels());
        }

        @Override
        public boolean asksFor(SelectableKind kind) {
            return included.stream().anyMatch(pattern -> pattern.matches(kind));
        }

        @Override
        public boolean leavesOut(SelectableKind kind) {
            return excluded.stream().anyMatch(pattern -> pattern.matches(kind));
        }
    }

    /** Single objects. */
    record OfObjects(List<ObjectChoice> objects) implements Selection {
        public OfObjects {
            objects = List.copyOf(objects);
        }

        @Override
        public NamespaceChoice namespaces() {
            return new NamespaceChoice.Named(objects.stream()
                    .map(ObjectChoice::namespace)
                    .filter(Objects::nonNull)
                    .toList());
        }

        @Override
        public boolean takesKind(SelectableKind kind) {
            return asksFor(kind);
        }

        @Override
        public boolean takes(SelectableKind kind, SelectableObject object) {
            return objects.stream().anyMatch(choice -> choice.takes(kind, object));
        }

        @Override
        public boolean asksFor(SelectableKind kind) {
            return objects.stream().anyMatch(choice -> choice.kind().matches(kind));
        }

        @Override
        public boolean leavesOut(SelectableKind kind) {
            return false;
        }
    }
}
