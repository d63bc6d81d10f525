package dev.granary.backup.domain;

/** What is wrong with a blob; UNKNOWN is something that only a newer agent has a word for. */
public enum BlobDamageKind {
    UNKNOWN,
    MISSING,
    WRONG_SIZE,
    BROKEN
}
