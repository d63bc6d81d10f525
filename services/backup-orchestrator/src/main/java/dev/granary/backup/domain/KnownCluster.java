package dev.granary.backup.domain;

/** A cluster as the registry last described it; {@code version} is the registry's and decides which word is the last. */
public record KnownCluster(ClusterId id, String name, String tenant, Reachability reachability, long version) {

    /** The registry's state of the cluster. */
    public enum Reachability {
        UNKNOWN,
        PENDING,
        ONLINE,
        OFFLINE,
        FAILED,
        REMOVING
    }

    public boolean isOnline() {
        return reachability == Reachability.ONLINE;
    }

    /** False when no agent will come to fetch a command: none could be installed, or it is on its way out. */
    public boolean canBeCommanded() {
        return switch (reachability) {
            case FAILED, REMOVING -> false;
            case UNKNOWN, PENDING, ONLINE, OFFLINE -> true;
        };
    }
}
