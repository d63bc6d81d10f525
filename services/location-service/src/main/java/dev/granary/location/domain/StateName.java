package dev.granary.location.domain;

/** Names of the states of a connection, as people, tables and metrics know them. */
public enum StateName {
    PENDING,
    IN_PROGRESS,
    VALID,
    FAILED;

    public static StateName of(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Pending() -> PENDING;
            case ConnectionState.InProgress _ -> IN_PROGRESS;
            case ConnectionState.Valid _ -> VALID;
            case ConnectionState.Failed _ -> FAILED;
        };
    }
}
