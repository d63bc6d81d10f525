package dev.granary.gateway.application;

/** State of the connection to a cluster's agent; UNKNOWN is one that this build does not know yet. */
public enum ClusterState {
    UNKNOWN,
    PENDING,
    ONLINE,
    OFFLINE,
    FAILED,
    REMOVING
}
