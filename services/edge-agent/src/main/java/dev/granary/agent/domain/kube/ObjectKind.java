package dev.granary.agent.domain.kube;

/**
 * A kind as an API server serves it in one version.
 *
 * @param group empty for the core group
 * @param resource plural name in the URL
 * @param namespaced whether its objects live in namespaces
 * @param listable whether its objects can be listed
 * @param creatable whether objects of it can be made
 * @param hasStatus whether {@code status} is written apart from the rest
 */
public record ObjectKind(
        String group,
        String version,
        String resource,
        String kind,
        boolean namespaced,
        boolean listable,
        boolean creatable,
        boolean hasStatus) {

    /** A kind that can be listed and created. */
    public static ObjectKind namespaced(String group, String version, String resource, String kind) {
        return new ObjectKind(group, version, resource, kind, true, true, true, false);
    }

    /** A kind that can be listed and created and whose objects are in no namespace. */
    public static ObjectKind clusterWide(String group, String version, String resource, String kind) {
        return new ObjectKind(group, version, resource, kind, false, true, true, false);
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    public KindName name() {
        return new KindName(group, resource, kind);
    }

    public boolean is(String otherGroup, String otherKind) {
        return kind.equals(otherKind) && group.equals(otherGroup);
    }
}
