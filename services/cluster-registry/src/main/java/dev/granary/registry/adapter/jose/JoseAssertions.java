package dev.granary.registry.adapter.jose;

import static org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT;
import static org.jose4j.jws.AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384;
import static org.jose4j.jws.AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA384;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA512;

import dev.granary.registry.application.port.Assertions;
import dev.granary.registry.domain.Trust;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/**
 * Projected service account tokens of shoots. Only signatures with a private key count: an HMAC could be made by anyone
 * who knows the public key.
 */
@Singleton
public final class JoseAssertions implements Assertions {

    static final String AUDIENCE = "granary";
    static final String SUBJECT = "system:serviceaccount:granary-system:granary-agent";

    /** Kubernetes' own tokens have about 1,200 characters. */
    static final int LONGEST_ASSERTION = 8192;

    private static final Pattern SIGNED_JWT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final int CLOCK_SKEW_SECONDS = 30;
    private static final AlgorithmConstraints ASYMMETRIC = new AlgorithmConstraints(
            PERMIT,
            RSA_USING_SHA256,
            RSA_USING_SHA384,
            RSA_USING_SHA512,
            ECDSA_USING_P256_CURVE_AND_SHA256,
            ECDSA_USING_P384_CURVE_AND_SHA384,
            ECDSA_USING_P521_CURVE_AND_SHA512);
    private static final JwtConsumer UNVERIFIED = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setSkipSignatureVerification()
            .setDisableRequireSignature()
            .setJwsAlgorithmConstraints(ASYMMETRIC)
            .build();

    private final Clock clock;

    public JoseAssertions(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<String> claimedIssuer(String assertion) {
        if (assertion.length() > LONGEST_ASSERTION
                || !SIGNED_JWT.matcher(assertion).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(UNVERIFIED.processToClaims(assertion).getIssuer());
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean prove(String assertion, Trust trust) {
        try {
            verifier(trust).processToClaims(assertion);
            return true;
        } catch (InvalidJwtException | JoseException e) {
            return false;
        }
    }

    private JwtConsumer verifier(Trust trust) throws JoseException {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(trust.jwks()).getJsonWebKeys()))
                .setJwsAlgorithmConstraints(ASYMMETRIC)
                .setExpectedIssuer(trust.issuer())
                .setExpectedAudience(AUDIENCE)
                .setExpectedSubject(SUBJECT)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }
}
