package dev.granary.registry.adapter.jose;

import dev.granary.registry.application.port.PublicKeys;
import java.security.interfaces.RSAPrivateKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** The key that signs tokens for the broker. */
public final class SigningKey implements PublicKeys {

    private final PublicJsonWebKey key;

    private SigningKey(PublicJsonWebKey key) {
        this.key = key;
    }

    /**
     * Reads an RSA private key with a key id.
     *
     * @param jwk JSON Web Key
     * @throws IllegalArgumentException when it is none; the message never holds the key
     */
    public static SigningKey parse(String jwk) {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(jwk);
            if (!(key.getPrivateKey() instanceof RSAPrivateKey) || key.getKeyId() == null) {
                throw new IllegalArgumentException("the signing key must be an RSA private key with a kid");
            }
            return new SigningKey(key);
        } catch (JoseException e) {
            throw new IllegalArgumentException("the signing key is no JSON Web Key");
        }
    }

    /** The set that a broker needs to check the tokens: the public half only. */
    @Override
    public String asKeySet() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    PublicJsonWebKey key() {
        return key;
    }
}
