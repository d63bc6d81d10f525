package dev.granary.backup.domain;

/** One blob that is not as it was written; {@code message} says for a person what that costs, and may be empty. */
public record BlobDamage(String path, Kind kind, String message) {
    /** What is wrong with it; UNKNOWN is something that only a newer agent has a word for. */
    public enum Kind {
        UNKNOWN,
        MISSING,
        WRONG_SIZE,
        BROKEN
    }
}
