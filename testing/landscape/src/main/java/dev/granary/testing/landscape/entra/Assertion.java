package dev.granary.testing.landscape.entra;

import dev.granary.testing.landscape.entra.FederatedCredentials.Credential;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Checks a client assertion: the token that a shoot minted for a service account. */
final class Assertion {

    static final String AUDIENCE = "api://AzureADTokenExchange";

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    /** Entra takes no other for federated credentials. */
    private static final AlgorithmConstraints RS256_ONLY = new AlgorithmConstraints(ConstraintType.PERMIT, "RS256");

    private final FederatedCredentials credentials;
    private final Clock clock;

    Assertion(FederatedCredentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * Says no.
     *
     * @param facts of the assertion, as far as they explain it; empty for none
     */
    record Refused(Refusal refusal, String facts) {}

    /** Empty when the assertion may act as the application. */
    Optional<Refused> refusal(String clientId, String compact) {
        try {
            var signature = new JsonWebSignature();
            signature.setCompactSerialization(compact);
            var claims = JwtClaims.parse(signature.getUnverifiedPayload());
            return mismatch(clientId, claims)
                    .or(() -> unsigned(claims, signature))
                    .or(() -> untimely(claims))
                    .map(refusal -> new Refused(refusal, facts(claims)));
        } catch (JoseException | InvalidJwtException malformed) {
            return Optional.of(new Refused(Refusal.MALFORMED_ASSERTION, ""));
        }
    }

    private static String facts(JwtClaims claims) {
        return "Assertion Issuer: '%s'. Assertion Subject: '%s'. Assertion Audience: '%s'."
                .formatted(claims.getClaimValue("iss"), claims.getClaimValue("sub"), claims.getClaimValue("aud"));
    }

    private Optional<Refusal> mismatch(String clientId, JwtClaims claims) {
        var issuer = text(claims, "iss");
        var subject = text(claims, "sub");
        if (issuer == null || subject == null || !credentials.matches(new Credential(clientId, issuer, subject))) {
            return Optional.of(Refusal.UNMATCHED);
        }
        return hasAudience(claims) ? Optional.empty() : Optional.of(Refusal.WRONG_AUDIENCE);
    }

    private static boolean hasAudience(JwtClaims claims) {
        try {
            return claims.getAudience().contains(AUDIENCE);
        } catch (MalformedClaimException noList) {
            return false;
        }
    }

    private Optional<Refusal> unsigned(JwtClaims claims, JsonWebSignature signature) {
        var keys = credentials.keysOf(String.valueOf(text(claims, "iss"))).orElseThrow();
        try {
            signature.setAlgorithmConstraints(RS256_ONLY);
            var key = new VerificationJwkSelector().select(signature, keys.getJsonWebKeys());
            if (key == null) {
                return Optional.of(Refusal.BAD_SIGNATURE);
            }
            signature.setKey(key.getKey());
            return signature.verifySignature() ? Optional.empty() : Optional.of(Refusal.BAD_SIGNATURE);
        } catch (JoseException notVerifiable) {
            return Optional.of(Refusal.BAD_SIGNATURE);
        }
    }

    private Optional<Refusal> untimely(JwtClaims claims) {
        try {
            var expires = instant(claims.getExpirationTime());
            var begins = instant(claims.getNotBefore());
            var now = clock.instant();
            boolean over = expires == null || !expires.plus(CLOCK_SKEW).isAfter(now);
            boolean early = begins != null && begins.minus(CLOCK_SKEW).isAfter(now);
            return over || early ? Optional.of(Refusal.EXPIRED) : Optional.empty();
        } catch (MalformedClaimException noDate) {
            return Optional.of(Refusal.MALFORMED_ASSERTION);
        }
    }

    private static @Nullable Instant instant(@Nullable NumericDate date) {
        return date == null ? null : Instant.ofEpochMilli(date.getValueInMillis());
    }

    private static @Nullable String text(JwtClaims claims, String name) {
        return claims.getClaimValue(name) instanceof String text ? text : null;
    }
}
