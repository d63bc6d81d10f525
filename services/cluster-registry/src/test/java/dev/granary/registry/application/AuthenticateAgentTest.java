package dev.granary.registry.application;

import static dev.granary.registry.domain.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.registry.application.AuthenticateAgent.Identity;
import dev.granary.registry.application.port.Assertions;
import dev.granary.registry.domain.Cluster;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.Samples;
import dev.granary.registry.domain.Tenant;
import dev.granary.registry.domain.Trust;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuthenticateAgentTest {

    private static final String ISSUER = "https://api.apple.orchard.example";

    private final FakeRegistry registry = new FakeRegistry();
    private final AuthenticateAgent authenticate = new AuthenticateAgent(new KeyNames(), registry);

    @Test
    void theSignatureDecidesBetweenClustersWithOneIssuer() {
        Cluster victim = cluster("orchard", "victim-key");
        Cluster attacker = cluster("weeds", "attacker-key");

        assertThat(authenticate(ISSUER + "|victim-key")).contains(new Identity(victim.id(), victim.tenant()));
        assertThat(authenticate(ISSUER + "|attacker-key")).contains(new Identity(attacker.id(), attacker.tenant()));
    }

    @Test
    void aKeyThatProvesTwoClustersProvesNone() {
        cluster("orchard", "same-key");
        cluster("weeds", "same-key");

        assertThat(authenticate(ISSUER + "|same-key")).isEmpty();
    }

    @Test
    void anUnknownIssuerAnUnknownKeyAndGarbageProveNothing() {
        cluster("orchard", "key");

        assertThat(authenticate("https://elsewhere.example|key")).isEmpty();
        assertThat(authenticate(ISSUER + "|other-key")).isEmpty();
        assertThat(authenticate("garbage")).isEmpty();
    }

    @Test
    void aClusterOnItsWayOutGetsNothing() {
        registry.put(Samples.removing());

        assertThat(authenticate(ISSUER + "|" + Samples.trust().jwks())).isEmpty();
    }

    private Cluster cluster(String tenant, String key) {
        Cluster cluster = Cluster.register(
                        new ClusterId(UUID.randomUUID()),
                        new Tenant(tenant),
                        Samples.shoot(),
                        Samples.sighting(1),
                        true,
                        NOW)
                .cluster()
                .agentInstalled(1, new Trust(ISSUER, key, NOW), NOW)
                .cluster();
        registry.put(cluster);
        return cluster;
    }

    private Optional<Identity> authenticate(String assertion) {
        return authenticate.authenticate(assertion).await().indefinitely();
    }

    /** An assertion is the name of its issuer and of its key. */
    private static final class KeyNames implements Assertions {

        @Override
        public Optional<String> claimedIssuer(String assertion) {
            int end = assertion.indexOf('|');
            return end < 0 ? Optional.empty() : Optional.of(assertion.substring(0, end));
        }

        @Override
        public boolean prove(String assertion, Trust trust) {
            return assertion.equals(trust.issuer() + "|" + trust.jwks());
        }
    }
}
