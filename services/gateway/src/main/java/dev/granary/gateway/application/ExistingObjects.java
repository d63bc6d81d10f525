package dev.granary.gateway.application;

/** What a restore does with an object that is there already. UNKNOWN is what this build does not know yet. */
public enum ExistingObjects {
    UNKNOWN,
    RETAIN,
    REPLACE
}
