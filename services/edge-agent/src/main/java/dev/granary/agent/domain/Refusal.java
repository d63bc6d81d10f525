package dev.granary.agent.domain;

/**
 * Why something was not done.
 *
 * @param reason an error code of docs/errors.md
 * @param message what happened and what to do next, for a person
 */
public record Refusal(String reason, String message) {

    public static Refusal of(Reason reason, String message) {
        return new Refusal(reason.code(), message);
    }
}
