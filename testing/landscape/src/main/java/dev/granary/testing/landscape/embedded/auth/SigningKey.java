package dev.granary.testing.landscape.embedded.auth;

import dev.granary.testing.landscape.pki.RsaKeys;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** The key that signs service account tokens, named by the digest of its public half as kube-apiserver does. */
final class SigningKey {

    static final String ALGORITHM = "RS256";

    private final KeyPair keys = RsaKeys.next();

    PublicKey publicKey() {
        return keys.getPublic();
    }

    PrivateKey privateKey() {
        return keys.getPrivate();
    }

    String id() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(publicKey().getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every platform has SHA-256", e);
        }
    }

    /** The JSON Web Key Set without the private part. */
    String publicKeySet() {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(publicKey());
            key.setKeyId(id());
            key.setUse("sig");
            key.setAlgorithm(ALGORITHM);
            return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        } catch (JoseException e) {
            throw new IllegalStateException("not a public key", e);
        }
    }
}
