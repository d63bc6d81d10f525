package dev.granary.registry.bootstrap;

import dev.granary.registry.adapter.hmac.HmacSeals;
import dev.granary.registry.adapter.jose.JoseAccessTokens;
import dev.granary.registry.adapter.jose.SigningKey;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;

/** Reads the keys at the start: a registry that cannot answer its agents does not start. */
@Singleton
class Keys {

    @Produces
    @Singleton
    @Startup
    SigningKey signingKey(RegistryConfig config) {
        return SigningKey.parse(read(config.signingKeyFile()));
    }

    @Produces
    @Singleton
    @Startup
    HmacSeals seals(RegistryConfig config) {
        return new HmacSeals(decode(read(config.sessionKeyFile()), config.sessionKeyFile()));
    }

    @Produces
    @Singleton
    JoseAccessTokens accessTokens(SigningKey key, RegistryConfig config, Clock clock) {
        return new JoseAccessTokens(key, config.issuer(), clock);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file, e);
        }
    }

    /** The fault of the decoder is left out: it quotes what it read. */
    private static byte[] decode(String text, Path file) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not base64: " + file);
        }
    }
}
