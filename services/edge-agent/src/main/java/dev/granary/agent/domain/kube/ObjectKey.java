package dev.granary.agent.domain.kube;

import org.jspecify.annotations.Nullable;

/**
 * What an object is called.
 *
 * @param group API group, empty for the core group
 * @param namespace null for an object without
 */
public record ObjectKey(String group, String kind, @Nullable String namespace, String name) {

    /** For a person: {@code Deployment shop/web}. */
    @Override
    public String toString() {
        return kind + " " + (namespace == null ? "" : namespace + "/") + name;
    }
}
