package dev.granary.agent.domain.selection;

import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.ObjectKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One object.
 *
 * @param namespace null for an object without
 */
public record ObjectChoice(KindPattern kind, @Nullable String namespace, String name) {

    public boolean takes(KindName ofKind, ObjectKey key) {
        return name.equals(key.name()) && Objects.equals(namespace, key.namespace()) && kind.matches(ofKind);
    }
}
