package dev.granary.agent.domain;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a backup lacks.
 *
 * @param kind kind of the object
 * @param namespace null for one without
 * @param name empty when the whole kind is meant
 * @param reason an error code of docs/errors.md
 * @param message what happened and what to do next, for a person; what comes in too long is shortened
 */
public record Problem(String kind, @Nullable String namespace, String name, String reason, String message) {

    /** In {@code char}s: a hundred of these fit into a custom resource and an event. */
    private static final int LONGEST_MESSAGE = 500;

    public Problem {
        message = Shortened.to(LONGEST_MESSAGE, message);
    }

    /** Stands for so many more, so that nobody takes the others for all. */
    public static Problem more(int count) {
        return of(
                "Backup",
                null,
                "",
                Reason.MORE_PROBLEMS,
                "And " + count + " more problems; the manifest names them all.");
    }

    public static Problem of(String kind, @Nullable String namespace, String name, Reason reason, String message) {
        return new Problem(kind, namespace, name, reason.code(), message);
    }
}
