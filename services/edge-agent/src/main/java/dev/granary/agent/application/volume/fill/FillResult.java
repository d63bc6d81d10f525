package dev.granary.agent.application.volume.fill;

import dev.granary.agent.domain.Reason;

/** How the filling of a volume ended. */
public sealed interface FillResult {

    /**
     * The volume has what the backup has.
     *
     * @param entries that were restored
     * @param problems how many were not, or not whole
     * @param firstProblem for a person; empty without problems
     */
    record Filled(long entries, long problems, String firstProblem) implements FillResult {}

    /**
     * It has not.
     *
     * @param message what happened, in the words of the Kubernetes event where there is one, and what to do
     */
    record NotFilled(Reason reason, String message) implements FillResult {}
}
