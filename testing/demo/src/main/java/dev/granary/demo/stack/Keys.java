package dev.granary.demo.stack;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.granary.testing.infrastructure.AccessTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The files with secrets that an operator mounts.
 *
 * @param jwksFile public half of the signing key, for the broker
 * @param signingKeyFile JSON Web Key that the registry signs access tokens with
 * @param sessionKeyFile master key of the agents' sessions
 * @param keysetFile Tink keyset that discovery encrypts Gardener credentials with
 */
record Keys(Path jwksFile, Path signingKeyFile, Path sessionKeyFile, Path keysetFile) {

    /** Makes all keys anew. */
    static Keys in(Path directory) {
        AccessTokens signing = AccessTokens.withKeyIn(directory.resolve("jwks.json"));
        var session = new byte[32];
        new SecureRandom().nextBytes(session);
        return new Keys(
                signing.jwksFile(),
                write(directory.resolve("signing-key.json"), signing.privateKey()),
                write(directory.resolve("session-key"), Base64.getEncoder().encodeToString(session)),
                write(directory.resolve("keyset.json"), keyset()));
    }

    private static String keyset() {
        try {
            AeadConfig.register();
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No keyset could be made", e);
        }
    }

    private static Path write(Path file, String content) {
        try {
            Files.writeString(file, content);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
