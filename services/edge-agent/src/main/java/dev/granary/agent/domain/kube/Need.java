package dev.granary.agent.domain.kube;

import org.jspecify.annotations.Nullable;

/**
 * Why an object outside the namespaces is in a backup: an object of a namespace depends on it.
 *
 * @param kind of the object that depends on it
 * @param name of the first one that was met; there may be more of its kind in the namespace
 * @param through the object between the two, when there is one: the binding between a service account and a role
 */
public record Need(
        KindName kind,
        String namespace,
        String name,
        @Nullable String through) {

    public Need through(String between) {
        return new Need(kind, namespace, name, between);
    }
}
