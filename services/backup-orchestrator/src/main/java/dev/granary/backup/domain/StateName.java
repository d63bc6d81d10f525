package dev.granary.backup.domain;

/** Names of the states of a backup, as people, tables and metrics know them. */
public enum StateName {
    PENDING,
    IN_PROGRESS,
    SUCCEEDED,
    PARTIALLY_SUCCEEDED,
    FAILED,
    CANCELLED,
    DELETING;

    /** As people see the backup: DELETING hides how it ended. */
    public static StateName of(Backup backup) {
        return backup.isBeingDeleted() ? DELETING : of(backup.state());
    }

    public static StateName of(BackupState state) {
        return switch (state) {
            case BackupState.Pending() -> PENDING;
            case BackupState.InProgress _ -> IN_PROGRESS;
            case BackupState.Succeeded _ -> SUCCEEDED;
            case BackupState.PartiallySucceeded _ -> PARTIALLY_SUCCEEDED;
            case BackupState.Failed _ -> FAILED;
            case BackupState.Cancelled _ -> CANCELLED;
        };
    }
}
