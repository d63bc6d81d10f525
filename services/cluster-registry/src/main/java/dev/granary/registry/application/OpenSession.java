package dev.granary.registry.application;

import dev.granary.registry.application.AuthenticateAgent.Identity;
import dev.granary.registry.application.port.Seals;
import dev.granary.registry.domain.AgentSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/** Gives an agent the key that it seals its events with. Nothing is stored: the key follows from the session's text. */
public final class OpenSession {

    private static final Duration LIFE = Duration.ofHours(1);

    /**
     * A session and its key.
     *
     * @param key base64url without padding; secret
     */
    public record Opened(AgentSession session, String key) {

        @Override
        public String toString() {
            return "Opened[" + session.text() + "]";
        }
    }

    private final Seals seals;
    private final Clock clock;

    public OpenSession(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    public Opened open(Identity agent) {
        AgentSession session = new AgentSession(agent.cluster(), clock.instant().plus(LIFE));
        return new Opened(session, Base64.getUrlEncoder().withoutPadding().encodeToString(seals.keyOf(session)));
    }
}
