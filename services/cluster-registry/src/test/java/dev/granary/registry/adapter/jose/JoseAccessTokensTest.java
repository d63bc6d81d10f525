package dev.granary.registry.adapter.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.granary.registry.domain.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.junit.jupiter.api.Test;

class JoseAccessTokensTest {

    private static final String KEY = new ShootIssuer("unused").key().toJson(OutputControlLevel.INCLUDE_PRIVATE);

    @Test
    void namesTheTenantTheClusterAndItsEnd() {
        var tokens = new JoseAccessTokens(
                SigningKey.parse(KEY), "https://granary.example", Clock.fixed(Samples.NOW, ZoneOffset.UTC));

        String[] parts =
                tokens.issue(Samples.TENANT, Samples.ID, Duration.ofMinutes(10)).split("\\.", -1);

        assertThat(json(parts[0])).contains("\"alg\":\"RS256\"").contains("\"kid\":\"shoot-key\"");
        assertThat(json(parts[1]))
                .contains("\"iss\":\"https://granary.example\"")
                .contains("\"sub\":\"tenant-orchard\"")
                .contains("\"aud\":\"granary-kafka\"")
                .contains("\"cluster_id\":\"" + Samples.ID + "\"")
                .contains("\"scope\":\"kafka\"")
                .contains("\"iat\":" + Samples.NOW.getEpochSecond())
                .contains("\"exp\":" + (Samples.NOW.getEpochSecond() + 600));
    }

    @Test
    void thePublicKeySetHoldsNothingPrivate() {
        assertThat(SigningKey.parse(KEY).asKeySet())
                .contains("\"kid\":\"shoot-key\"")
                .doesNotContain("\"d\":")
                .doesNotContain("\"p\":");
    }

    @Test
    void aKeyThatCannotSignIsRefusedWithoutShowingIt() {
        for (String key : new String[] {
            "secret-that-is-no-json",
            "{\"kty\":\"oct\",\"k\":\"c2VjcmV0LXRoYXQ\",\"kid\":\"a\"}",
            KEY.replace("\"kid\":\"shoot-key\"", "\"x\":\"y\""),
            new ShootIssuer("unused").key().toJson(OutputControlLevel.PUBLIC_ONLY)
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SigningKey.parse(key))
                    .withMessageStartingWith("the signing key")
                    .withNoCause();
        }
    }

    private static String json(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
