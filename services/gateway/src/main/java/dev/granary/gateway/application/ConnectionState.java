package dev.granary.gateway.application;

/** Whether a cluster can use a location; UNKNOWN is a state that this build does not know yet. */
public enum ConnectionState {
    UNKNOWN,
    PENDING,
    IN_PROGRESS,
    VALID,
    FAILED
}
