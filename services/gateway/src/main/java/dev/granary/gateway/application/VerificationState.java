package dev.granary.gateway.application;

/** Where a verification stands; SUCCEEDED whatever it found. UNKNOWN is a state that this build does not know yet. */
public enum VerificationState {
    UNKNOWN,
    RUNNING,
    SUCCEEDED,
    FAILED
}
