package dev.granary.registry.adapter.jose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.registry.domain.Trust;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JoseAssertionsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final ShootIssuer SHOOT = new ShootIssuer("https://api.apple.orchard.example");
    private static final ShootIssuer ATTACKER = new ShootIssuer("https://api.apple.orchard.example");
    private static final Trust TRUST = new Trust(SHOOT.issuer(), SHOOT.jwks(), NOW);

    private final JoseAssertions assertions = new JoseAssertions(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theTokenOfTheAgentProvesTheShoot() {
        String token = SHOOT.token(NOW);

        assertThat(assertions.claimedIssuer(token)).contains(SHOOT.issuer());
        assertThat(assertions.prove(token, TRUST)).isTrue();
    }

    static List<Arguments> claims() {
        return List.of(
                claims("another audience", claims -> claims.setAudience("kubernetes")),
                claims("no audience", claims -> claims.unsetClaim("aud")),
                claims("another service account", c -> c.setSubject("system:serviceaccount:granary-system:default")),
                claims("another namespace", c -> c.setSubject("system:serviceaccount:evil:granary-agent")),
                claims("a longer subject", c -> c.setSubject("system:serviceaccount:granary-system:granary-agent2")),
                claims("no subject", claims -> claims.unsetClaim("sub")),
                claims("another issuer", claims -> claims.setIssuer("https://api.pear.orchard.example")),
                claims("no issuer", claims -> claims.unsetClaim("iss")),
                claims("expired", claims -> claims.setExpirationTime(seconds(-31))),
                claims("without an end", claims -> claims.unsetClaim("exp")),
                claims("not valid yet", claims -> claims.setNotBefore(seconds(31))),
                claims("without an issue time", claims -> claims.unsetClaim("iat")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("claims")
    void aTokenWithOtherClaimsProvesNothing(String name, Consumer<JwtClaims> change) {
        assertThat(assertions.prove(SHOOT.token(NOW, change), TRUST)).isFalse();
    }

    @Test
    void anothersSignatureProvesNothingThoughItsKeyHasTheSameId() {
        assertThat(assertions.prove(ATTACKER.token(NOW), TRUST)).isFalse();
    }

    @Test
    void anUnsignedTokenProvesNothing() {
        String unsigned = SHOOT.sign(SHOOT.claims(NOW).toJson(), signature -> {
            signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        });

        assertThat(assertions.claimedIssuer(unsigned)).isEmpty();
        assertThat(assertions.prove(unsigned, TRUST)).isFalse();
        assertThat(assertions.prove(unsigned + "AAAA", TRUST)).isFalse();
    }

    @Test
    void anHmacWithThePublicKeyProvesNothing() {
        for (byte[] secret :
                List.of(SHOOT.key().getPublicKey().getEncoded(), SHOOT.jwks().getBytes(StandardCharsets.UTF_8))) {
            String forged = SHOOT.sign(SHOOT.claims(NOW).toJson(), signature -> hmac(signature, secret));

            assertThat(assertions.prove(forged, TRUST)).isFalse();
        }
    }

    @Test
    void aKeyThatTheTokenBringsAlongProvesNothing() {
        String forged = ATTACKER.sign(ATTACKER.claims(NOW).toJson(), signature -> {
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            signature.setKey(ATTACKER.key().getPrivateKey());
            signature.setJwkHeader(ATTACKER.key());
        });

        assertThat(assertions.prove(forged, TRUST)).isFalse();
    }

    @Test
    void aChangedPayloadProvesNothing() {
        String[] parts = SHOOT.token(NOW).split("\\.", -1);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        payload.replace("granary-agent", "granary-agenT").getBytes(StandardCharsets.UTF_8));

        assertThat(assertions.prove(parts[0] + "." + changed + "." + parts[2], TRUST))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "..", "a.b", "a.b.c.d.e", "e30.e30.e30", "\u0000.\u0000.\u0000", "{}"})
    void garbageProvesNothing(String garbage) {
        assertThat(assertions.claimedIssuer(garbage)).isEmpty();
        assertThat(assertions.prove(garbage, TRUST)).isFalse();
    }

    @Test
    void aHugeTokenIsNotEvenRead() {
        String huge = SHOOT.token(NOW, claims -> claims.setStringClaim("padding", "x".repeat(8192)));

        assertThat(assertions.claimedIssuer(huge)).isEmpty();
    }

    @Test
    void aKeySetThatCannotBeReadProvesNothing() {
        assertThat(assertions.prove(SHOOT.token(NOW), new Trust(SHOOT.issuer(), "no json", NOW)))
                .isFalse();
        assertThat(assertions.prove(SHOOT.token(NOW), new Trust(SHOOT.issuer(), "{\"keys\":[]}", NOW)))
                .isFalse();
    }

    private static void hmac(JsonWebSignature signature, byte[] secret) {
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKey(new HmacKey(secret));
    }

    private static NumericDate seconds(long fromNow) {
        return NumericDate.fromSeconds(NOW.getEpochSecond() + fromNow);
    }

    private static Arguments claims(String name, Consumer<JwtClaims> change) {
        return Arguments.of(name, change);
    }
}
