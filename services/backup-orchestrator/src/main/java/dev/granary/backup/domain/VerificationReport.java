package dev.granary.backup.domain;

import java.time.Instant;

/** What can be heard about a verification: the agent's words, in any order and any number of times, and its silence. */
public sealed interface VerificationReport {
    record Progressed(VerificationProgress progress) implements VerificationReport {}

    /** It came to its end and this is what it found. */
    record Completed(Integrity integrity) implements VerificationReport {}

    /** Failed, refused or expired. */
    record Failed(Instant finishedAt, String reason, String message) implements VerificationReport {}

    /** The agent is gone for too long in the middle of it. */
    record Unheard(Instant now, String reason, String message) implements VerificationReport {}
}
