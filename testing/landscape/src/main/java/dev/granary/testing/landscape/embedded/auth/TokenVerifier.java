package dev.granary.testing.landscape.embedded.auth;

import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/** Checks signature, issuer, time and audience of a token, and that its account and pod still are those it names. */
final class TokenVerifier {

    private static final GroupResource PODS = new GroupResource("", "pods");

    private final String issuer;
    private final SigningKey key;
    private final ObjectStore store;
    private final Clock clock;

    TokenVerifier(String issuer, SigningKey key, ObjectStore store, Clock clock) {
        this.issuer = issuer;
        this.key = key;
        this.store = store;
        this.clock = clock;
    }

    Optional<VerifiedToken> verify(String token, List<String> wanted) {
        try {
            JwtClaims claims = consumer().processToClaims(token);
            List<String> audiences = new ArrayList<>(claims.getAudience());
            audiences.retainAll(wanted);
            Map<String, Object> kubernetes = map(claims.getClaimValue("kubernetes.io"));
            return audiences.isEmpty() || !isBackedByObjects(kubernetes)
                    ? Optional.empty()
                    : Optional.of(new VerifiedToken(user(claims, kubernetes), audiences));
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setExpectedIssuer(issuer)
                .setSkipDefaultAudienceValidation()
                .setRequireExpirationTime()
                .setVerificationKey(key.publicKey())
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, SigningKey.ALGORITHM))
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    private boolean isBackedByObjects(Map<String, Object> kubernetes) {
        String namespace = text(kubernetes, "namespace");
        Map<String, Object> pod = map(kubernetes.get("pod"));
        return exists(ServiceAccountTokens.ACCOUNTS, namespace, map(kubernetes.get("serviceaccount")))
                && (pod.isEmpty() || exists(PODS, namespace, pod));
    }

    private boolean exists(GroupResource resource, String namespace, Map<String, Object> reference) {
        return store.find(resource, new ObjectKey(namespace, text(reference, "name")))
                .filter(s -> s.uid().equals(text(reference, "uid")))
                .isPresent();
    }

    private static User user(JwtClaims claims, Map<String, Object> kubernetes) throws MalformedClaimException {
        return new User(
                claims.getSubject(),
                text(map(kubernetes.get("serviceaccount")), "uid"),
                List.of(
                        "system:serviceaccounts",
                        "system:serviceaccounts:" + text(kubernetes, "namespace"),
                        User.AUTHENTICATED),
                Map.of("authentication.kubernetes.io/credential-id", List.of("JTI=" + claims.getJwtId())));
    }

    @SuppressWarnings("unchecked") // the claims of a JWT are JSON: keys are strings
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static String text(Map<String, Object> map, String field) {
        return map.getOrDefault(field, "") instanceof String text ? text : "";
    }
}
