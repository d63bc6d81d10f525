package dev.granary.gateway.application;

/** What a change of the fleet touched. */
public enum ChangeKind {
    CLUSTER,
    LOCATION,
    CONNECTION,
    BACKUP,
    RESTORE
}
