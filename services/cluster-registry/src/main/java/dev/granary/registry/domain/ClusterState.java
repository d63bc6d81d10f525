package dev.granary.registry.domain;

/** State of the connection to the agent. Managed and hibernated stand beside it, not in it. */
public enum ClusterState {
    /** Registered; the agent has not been heard yet. */
    PENDING,
    /** The agent is heard. */
    ONLINE,
    /** The agent was heard once and is silent now. */
    OFFLINE,
    /** The agent could not be installed and was never heard. */
    FAILED,
    /** On the way out: whatever the agent says changes nothing any more. */
    REMOVING
}
