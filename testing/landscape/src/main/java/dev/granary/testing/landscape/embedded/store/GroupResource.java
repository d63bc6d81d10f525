package dev.granary.testing.landscape.embedded.store;

/** A resource without its version: what storage and RBAC know. The core group is empty. */
public record GroupResource(String group, String resource) {

    /** As messages name it: {@code deployments.apps}, {@code secrets}. */
    public String qualified() {
        return group.isEmpty() ? resource : resource + "." + group;
    }
}
