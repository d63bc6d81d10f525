package dev.granary.registry.application;

import dev.granary.registry.application.AuthenticateAgent.Identity;
import dev.granary.registry.application.port.AccessTokens;
import java.time.Duration;

/** Gives an agent a token for the broker. Its life is the longest time that a revoked agent stays connected. */
public final class IssueAccessToken {

    private static final Duration LIFE = Duration.ofMinutes(10);

    /**
     * A token for the broker.
     *
     * @param token secret
     */
    public record Issued(String token, Duration life) {

        @Override
        public String toString() {
            return "Issued[" + life + "]";
        }
    }

    private final AccessTokens tokens;

    public IssueAccessToken(AccessTokens tokens) {
        this.tokens = tokens;
    }

    public Issued issue(Identity agent) {
        return new Issued(tokens.issue(agent.tenant(), agent.cluster(), LIFE), LIFE);
    }
}
