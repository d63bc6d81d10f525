package dev.granary.registry.adapter.jose;

import dev.granary.registry.application.port.AccessTokens;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** RS256 tokens whose subject is the tenant's principal on the broker. */
public final class JoseAccessTokens implements AccessTokens {

    static final String AUDIENCE = "granary-kafka";

    private final SigningKey signingKey;
    private final String issuer;
    private final Clock clock;

    public JoseAccessTokens(SigningKey signingKey, String issuer, Clock clock) {
        this.signingKey = signingKey;
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public String issue(Tenant tenant, ClusterId cluster, Duration life) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims(tenant, cluster, life).toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(signingKey.key().getKeyId());
        signature.setKey(signingKey.key().getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    private JwtClaims claims(Tenant tenant, ClusterId cluster, Duration life) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject("tenant-" + tenant);
        claims.setAudience(AUDIENCE);
        claims.setIssuedAt(date(now));
        claims.setExpirationTime(date(now.plus(life)));
        claims.setGeneratedJwtId();
        claims.setStringClaim("cluster_id", cluster.toString());
        claims.setStringClaim("scope", "kafka");
        return claims;
    }

    private static NumericDate date(Instant time) {
        return NumericDate.fromSeconds(time.getEpochSecond());
    }
}
