package dev.granary.agent.fakes;

import dev.granary.agent.adapter.keys.MountedKeyFiles;
import dev.granary.agent.application.port.KeyFiles;
import dev.granary.engine.seal.KeyFile;
import dev.granary.engine.seal.KeyId;
import dev.granary.engine.seal.LocationKey;
import dev.granary.engine.seal.LocationKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/** The Secret with the keys of a cluster, as the kubelet mounts it. */
public record KeySecret(Path directory) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static LocationKey newKey(String id) {
        return KeyFile.generate(new KeyId(id), RANDOM);
    }

    /** A key file of these keys, the first of which seals. */
    public static String text(LocationKey... keys) {
        return KeyFile.write(LocationKeys.of(List.of(keys)));
    }

    /** Makes this the entry for all locations. */
    public void put(LocationKey... keys) {
        put("default", text(keys));
    }

    public void put(String entry, String text) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(entry), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public KeyFiles files() {
        return new MountedKeyFiles(directory);
    }
}
