package dev.granary.location.application;

import dev.granary.location.domain.KnownCluster;
import java.util.Optional;

/** Tells a person why nobody answered, as far as the registry knows, and what comes next. */
final class TimeoutMessage {
    private TimeoutMessage() {}

    static String about(Optional<KnownCluster> cluster) {
        return cluster.map(TimeoutMessage::about)
                .orElse("The agent did not answer before the deadline. Validate again when it runs.");
    }

    private static String about(KnownCluster cluster) {
        String name = "cluster " + cluster.name();
        return switch (cluster.reachability()) {
            case ONLINE ->
                "The agent of " + name + " is online but did not answer before the deadline."
                        + " Look at its log, then validate again.";
            case OFFLINE ->
                "The agent did not answer before the deadline: " + name + " is OFFLINE."
                        + " The connection is validated again when the cluster comes back.";
            case PENDING, UNKNOWN ->
                "The agent did not answer before the deadline: " + name + " is not online yet."
                        + " The connection is validated when it is.";
            case FAILED ->
                "The agent did not answer before the deadline: " + name + " is FAILED."
                        + " Its own reason says what to repair; the connection is validated once it is online.";
            case REMOVING -> "The agent did not answer before the deadline: " + name + " is being removed.";
        };
    }
}
