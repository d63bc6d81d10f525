package dev.granary.selection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One object.
 *
 * @param namespace null for an object without
 */
public record ObjectChoice(KindPattern kind, @Nullable String namespace, String name) {

    public boolean takes(SelectableKind ofKind, SelectableObject object) {
        return name.equals(object.name()) && Objects.equals(namespace, object.namespace()) && kind.matches(ofKind);
    }
}
