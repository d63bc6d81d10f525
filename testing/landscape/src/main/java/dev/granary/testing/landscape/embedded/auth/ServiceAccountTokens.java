package dev.granary.testing.landscape.embedded.auth;

import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Mints and checks the tokens of service accounts. */
public final class ServiceAccountTokens {

    public static final GroupResource ACCOUNTS = new GroupResource("", "serviceaccounts");

    private final String issuer;
    private final SigningKey key;
    private final Clock clock;
    private final TokenVerifier verifier;

    public ServiceAccountTokens(String issuer, ObjectStore store, Clock clock) {
        this.issuer = issuer;
        this.key = new SigningKey();
        this.clock = clock;
        this.verifier = new TokenVerifier(issuer, key, store, clock);
    }

    public String issuer() {
        return issuer;
    }

    public String algorithm() {
        return SigningKey.ALGORITHM;
    }

    public String publicKeySet() {
        return key.publicKeySet();
    }

    /** A signed token; {@code bound} is the pod that it dies with, if any. */
    public String mint(Stored account, List<String> audiences, Instant expiry, Optional<Stored> bound) {
        JwtClaims claims = new JwtClaims();
        // setAudience writes a single audience as text; kube-apiserver always writes a list
        claims.setClaim("aud", audiences);
        claims.setExpirationTime(NumericDate.fromSeconds(expiry.getEpochSecond()));
        claims.setIssuedAt(NumericDate.fromSeconds(clock.instant().getEpochSecond()));
        claims.setNotBefore(NumericDate.fromSeconds(clock.instant().getEpochSecond()));
        claims.setIssuer(issuer);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setSubject(subject(account.key()));
        claims.setClaim("kubernetes.io", kubernetesClaims(account, bound));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.privateKey());
        signature.setKeyIdHeaderValue(key.id());
        signature.setAlgorithmHeaderValue(SigningKey.ALGORITHM);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /** The audiences among {@code wanted} that the token is for, and its user; empty if it is not good for any. */
    public Optional<VerifiedToken> verify(String token, List<String> wanted) {
        return verifier.verify(token, wanted);
    }

    static String subject(ObjectKey account) {
        return "system:serviceaccount:" + account.namespace() + ":" + account.name();
    }

    private static Map<String, Object> kubernetesClaims(Stored account, Optional<Stored> bound) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("namespace", account.key().namespace());
        bound.ifPresent(pod -> claims.put("pod", Map.of("name", pod.key().name(), "uid", pod.uid())));
        claims.put("serviceaccount", Map.of("name", account.key().name(), "uid", account.uid()));
        return claims;
    }
}
