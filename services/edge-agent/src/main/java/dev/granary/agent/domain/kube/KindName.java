package dev.granary.agent.domain.kube;

import dev.granary.selection.SelectableKind;

/**
 * A kind whatever its version.
 *
 * @param group empty for the core group
 * @param resource plural name in the URL
 */
public record KindName(String group, String resource, String kind) implements SelectableKind {

    /** {@code deployments.apps}: the name of the definition where the kind is a custom one. */
    public String qualifiedResource() {
        return group.isEmpty() ? resource : resource + "." + group;
    }

    public boolean is(String otherGroup, String otherKind) {
        return kind.equals(otherKind) && group.equals(otherGroup);
    }
}
