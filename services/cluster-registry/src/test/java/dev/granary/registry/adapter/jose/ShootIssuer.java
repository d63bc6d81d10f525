package dev.granary.registry.adapter.jose;

import java.time.Instant;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** The token issuer of one shoot, and whoever pretends to be one. */
public final class ShootIssuer {

    private final String issuer;
    private final RsaJsonWebKey key;

    public ShootIssuer(String issuer) {
        this.issuer = issuer;
        this.key = newKey();
    }

    public String issuer() {
        return issuer;
    }

    public String jwks() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    RsaJsonWebKey key() {
        return key;
    }

    /** The projected token of the granary agent, valid for an hour from now. */
    public String token(Instant now) {
        return token(now, claims -> {});
    }

    /** The agent's token with other claims. */
    public String token(Instant now, Consumer<JwtClaims> change) {
        JwtClaims claims = claims(now);
        change.accept(claims);
        return sign(claims.toJson(), signature -> {
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            signature.setKey(key.getPrivateKey());
        });
    }

    JwtClaims claims(Instant now) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject("system:serviceaccount:granary-system:granary-agent");
        claims.setAudience("granary");
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setNotBefore(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + 3600));
        return claims;
    }

    String sign(String payload, Consumer<JsonWebSignature> header) {
        var signature = new JsonWebSignature();
        signature.setPayload(payload);
        signature.setKeyIdHeaderValue(key.getKeyId());
        header.accept(signature);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey newKey() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("shoot-key");
            key.setUse("sig");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
