package dev.granary.testing.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs access tokens for the agents' listener, as the registry's token endpoint does. */
public final class AccessTokens {
    public static final String ISSUER = "https://registry.granary.test";

    private final RsaJsonWebKey key;
    private final Path jwksFile;

    private AccessTokens(RsaJsonWebKey key, Path jwksFile) {
        this.key = key;
        this.jwksFile = jwksFile;
    }

    /** Makes a key and writes its public half as a JSON Web Key Set to the file. */
    public static AccessTokens withKeyIn(Path jwksFile) {
        return withKeyIn(jwksFile, "granary-1");
    }

    static AccessTokens withKeyIn(Path jwksFile, String keyId) {
        RsaJsonWebKey key = newKey(keyId);
        try {
            Files.createDirectories(jwksFile.getParent());
            Files.writeString(jwksFile, new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AccessTokens(key, jwksFile);
    }

    private static RsaJsonWebKey newKey(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            key.setUse("sig");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException("The JDK makes no RSA keys", e);
        }
    }

    public Path jwksFile() {
        return jwksFile;
    }

    /** The private key as a JSON Web Key: what the registry's signing key file holds. */
    public String privateKey() {
        return key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
    }

    /** A token whose principal is {@code User:<subject>}. */
    public String mint(String subject, Duration life) {
        return mint(ISSUER, BrokerConfig.AgentsListener.AUDIENCE, subject, life);
    }

    /** A token with claims of the caller's choice, also ones that must be refused. */
    public String mint(String issuer, String audience, String subject, Duration life) {
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject(subject);
        claims.setStringClaim("scope", "kafka");
        claims.setIssuedAt(NumericDate.fromMilliseconds(Instant.now().toEpochMilli()));
        claims.setNotBeforeMinutesInThePast(1);
        claims.setExpirationTime(
                NumericDate.fromMilliseconds(Instant.now().plus(life).toEpochMilli()));
        return sign(claims);
    }

    private String sign(JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("The token could not be signed", e);
        }
    }
}
