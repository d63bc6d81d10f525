package dev.granary.agent.domain;

/**
 * A blob of a backup that is not as it was written.
 *
 * @param path its name in the container
 * @param message what it costs, for a person; may be empty
 */
public record BlobFlaw(String path, Kind kind, String message) {

    /** What is wrong with it. */
    public enum Kind {
        MISSING,
        WRONG_SIZE,
        BROKEN
    }
}
