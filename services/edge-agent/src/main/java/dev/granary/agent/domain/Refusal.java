package dev.granary.agent.domain;

/**
 * Why something was not done.
 *
 * @param reason an error code of docs/errors.md
 * @param message what happened and what to do next, for a person; what comes in too long is shortened
 */
public record Refusal(String reason, String message) {

    private static final int LONGEST_MESSAGE = 2_000;

    public Refusal {
        message = Shortened.to(LONGEST_MESSAGE, message);
    }

    public static Refusal of(Reason reason, String message) {
        return new Refusal(reason.code(), message);
    }
}
