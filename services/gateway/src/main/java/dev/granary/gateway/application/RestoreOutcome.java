package dev.granary.gateway.application;

/** What became of one object. UNKNOWN is an outcome that this build does not know yet. */
public enum RestoreOutcome {
    UNKNOWN,
    CREATED,
    REPLACED,
    KEPT,
    SKIPPED,
    CONFLICT,
    NOT_SERVED,
    FAILED
}
