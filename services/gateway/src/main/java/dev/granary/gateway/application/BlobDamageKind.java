package dev.granary.gateway.application;

/** What is wrong with a blob. UNKNOWN is something that this build has no word for yet. */
public enum BlobDamageKind {
    UNKNOWN,
    MISSING,
    WRONG_SIZE,
    BROKEN
}
