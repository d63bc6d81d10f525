package dev.granary.backup.domain;

/** Names of the states of a restore, as people and tables know them. */
public enum RestoreStateName {
    PENDING,
    IN_PROGRESS,
    SUCCEEDED,
    PARTIALLY_SUCCEEDED,
    FAILED,
    CANCELLED;

    public static RestoreStateName of(RestoreState state) {
        return switch (state) {
            case RestoreState.Pending() -> PENDING;
            case RestoreState.InProgress _ -> IN_PROGRESS;
            case RestoreState.Failed _ -> FAILED;
            case RestoreState.Ended it ->
                switch (it.end()) {
                    case SUCCEEDED -> SUCCEEDED;
                    case PARTIALLY_SUCCEEDED -> PARTIALLY_SUCCEEDED;
                    case CANCELLED -> CANCELLED;
                };
        };
    }
}
