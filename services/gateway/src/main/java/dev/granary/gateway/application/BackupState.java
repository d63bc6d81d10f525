package dev.granary.gateway.application;

/**
 * State of a backup. UNKNOWN is one that this build does not know yet. DELETED is only the projection's: the owner has no
 * record any more, and the row stays with its last version so that a late event cannot bring the backup back.
 */
public enum BackupState {
    UNKNOWN,
    PENDING,
    IN_PROGRESS,
    SUCCEEDED,
    PARTIALLY_SUCCEEDED,
    FAILED,
    CANCELLED,
    DELETING,
    DELETED
}
