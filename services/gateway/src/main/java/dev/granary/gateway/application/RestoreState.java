package dev.granary.gateway.application;

/**
 * State of a restore. UNKNOWN is one that this build does not know yet. DELETED is only the projection's, as it is of
 * {@link BackupState}.
 */
public enum RestoreState {
    UNKNOWN,
    PENDING,
    IN_PROGRESS,
    SUCCEEDED,
    PARTIALLY_SUCCEEDED,
    FAILED,
    CANCELLED,
    DELETED
}
