package dev.granary.gateway.application;

/** State of a backup; UNKNOWN is one that this build does not know yet. */
public enum BackupState {
    UNKNOWN,
    PENDING,
    IN_PROGRESS,
    SUCCEEDED,
    PARTIALLY_SUCCEEDED,
    FAILED,
    CANCELLED,
    DELETING
}
