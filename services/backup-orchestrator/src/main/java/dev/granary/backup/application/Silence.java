package dev.granary.backup.application;

import dev.granary.backup.domain.KnownCluster;
import dev.granary.problem.ErrorCode;
import java.util.Optional;

/** Why work of which nothing is heard is presumed to have failed, in words for a person. */
record Silence(ErrorCode code, String message) {

    /**
     * What there is to say.
     *
     * @param work {@code backup} or {@code restore}
     * @param isRunning whether an agent has spoken of it
     */
    static Silence of(String work, boolean isRunning, Optional<KnownCluster> cluster) {
        if (isRunning) {
            return new Silence(
                    ErrorCode.AGENT_OFFLINE,
                    ("The agent went away in the middle of the %1$s and did not come back for a long time. Wake the"
                                    + " shoot, or look at the agent's pod and its way to Kafka: once back, it goes on with the"
                                    + " %1$s, and what it says replaces this.")
                            .formatted(work));
        }
        return cluster.filter(KnownCluster::isOnline).isPresent()
                ? new Silence(
                        ErrorCode.COMMAND_EXPIRED,
                        ("The agent is online but did not take the command before its deadline."
                                        + " Look at the agent's log, then start the %s again.")
                                .formatted(work))
                : new Silence(
                        ErrorCode.AGENT_OFFLINE,
                        ("The agent was not online before the deadline of the command."
                                        + " Start the %s again when the cluster is ONLINE.")
                                .formatted(work));
    }
}
