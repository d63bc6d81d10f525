package dev.granary.agent.domain.kube;

import java.util.List;

/**
 * An object with what a backup says about it.
 *
 * @param neededBy why it was taken; empty for objects of the chosen namespaces and those that were chosen by name
 * @param unchangedIn other {@code apiVersion}s under which it is valid as it stands, best first
 * @param storedIn every {@code apiVersion} in which the backup has this object, best first; empty when only in this one
 */
public record StoredObject(
        KindName kind, KubeObject object, List<Need> neededBy, List<String> unchangedIn, List<String> storedIn) {

    public StoredObject {
        neededBy = List.copyOf(neededBy);
        unchangedIn = List.copyOf(unchangedIn);
        storedIn = List.copyOf(storedIn);
    }

    /** An object of a chosen namespace in one version. */
    public static StoredObject plain(KindName kind, KubeObject object) {
        return new StoredObject(kind, object, List.of(), List.of(), List.of());
    }

    public static StoredObject needed(KindName kind, KubeObject object, List<Need> neededBy) {
        return new StoredObject(kind, object, neededBy, List.of(), List.of());
    }
}
