package dev.granary.registry.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign of life of an agent.
 *
 * @param heardAt the registry's clock when the word was let in
 * @param introduction what a hello says of the agent; null for every other word
 */
public record Word(Instant heardAt, @Nullable Agent introduction) {

    public static Word hello(Agent agent, Instant heardAt) {
        return new Word(heardAt, agent);
    }

    public static Word sign(Instant heardAt) {
        return new Word(heardAt, null);
    }

    /** A word read late, from a backlog or a replay, proves nothing about now. */
    boolean isFresh(Instant now, Duration patience) {
        return heardAt.isAfter(now.minus(patience));
    }
}
