package dev.granary.agent.application.port;

/**
 * A kind as it is served.
 *
 * @param group empty for the core group
 * @param resource plural name in the URL
 */
public record ObjectKind(String group, String version, String resource, String kind) {

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    public boolean isPersistentVolumeClaim() {
        return group.isEmpty() && kind.equals("PersistentVolumeClaim");
    }
}
