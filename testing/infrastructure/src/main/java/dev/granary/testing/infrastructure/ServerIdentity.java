package dev.granary.testing.infrastructure;

import java.nio.file.Path;

/**
 * Files with a server's certificate and key.
 *
 * @param certificateFile PEM, the server's certificate followed by its authority's
 * @param keyFile PEM, PKCS#8
 * @param keyStoreFile PKCS#12 with both
 */
public record ServerIdentity(Path certificateFile, Path keyFile, Path keyStoreFile, String keyStorePassword) {

    static ServerIdentity in(Path directory, String name) {
        return new ServerIdentity(
                directory.resolve(name + ".pem"),
                directory.resolve(name + "-key.pem"),
                directory.resolve(name + ".p12"),
                "changeit");
    }
}
