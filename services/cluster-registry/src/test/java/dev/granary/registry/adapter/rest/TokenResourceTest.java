package dev.granary.registry.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.registry.adapter.hmac.HmacSeals;
import dev.granary.registry.application.AuthenticateAgent;
import dev.granary.registry.application.FakeRegistry;
import dev.granary.registry.application.IssueAccessToken;
import dev.granary.registry.application.OpenSession;
import dev.granary.registry.application.port.Assertions;
import dev.granary.registry.domain.Samples;
import dev.granary.registry.domain.Trust;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenResourceTest {

    private final FakeRegistry registry = new FakeRegistry();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TokenResource resource = new TokenResource(
            new AuthenticateAgent(new AllProven(), registry),
            new IssueAccessToken((tenant, cluster, life) -> "token of " + tenant),
            new OpenSession(new HmacSeals(new byte[32]), Clock.systemUTC()),
            meters);

    @Test
    void aGrantIsCounted() {
        registry.put(Samples.online());

        Response answer = token();

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getEntity()).isEqualTo(new AccessTokenView("token of orchard", "Bearer", 600));
        assertThat(requests("granted")).isEqualTo(1);
    }

    @Test
    void aFaultOfTheRegistryIsNoRefusal() {
        registry.goDown();

        Response answer = token();

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getEntity()).isEqualTo(OAuthError.TEMPORARILY_UNAVAILABLE);
        assertThat(requests("temporarily_unavailable")).isEqualTo(1);
    }

    private Response token() {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.add("grant_type", TokenRequest.GRANT_TYPE);
        form.add("assertion", "assertion");
        return resource.token(form).await().indefinitely();
    }

    private double requests(String result) {
        return meters.counter("granary.token.requests", "endpoint", "token", "result", result)
                .count();
    }

    private static final class AllProven implements Assertions {

        @Override
        public Optional<String> claimedIssuer(String assertion) {
            return Optional.of(Samples.trust().issuer());
        }

        @Override
        public boolean prove(String assertion, Trust trust) {
            return true;
        }
    }
}
