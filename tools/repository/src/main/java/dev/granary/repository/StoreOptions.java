package dev.granary.repository;

import dev.granary.engine.seal.KeyFile;
import dev.granary.engine.seal.LocationKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which backups a command is about. */
final class StoreOptions {

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(
            names = "--cluster",
            required = true,
            paramLabel = "ID",
            description = "The uuid below which the backups are; list finds it.")
    private UUID cluster = new UUID(0, 0);

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "The keys of a sealed location: a line with id and 32 bytes in base64 for each, the current one first.")
    private @Nullable Path keyFile;

    Repository open(Surroundings surroundings) {
        return new Repository(store.open(surroundings), cluster, keys(), surroundings.random());
    }

    /** The place of the store, when it is a directory. */
    Path asPath() {
        return store.asPath();
    }

    private LocationKeys keys() {
        if (keyFile == null) {
            return LocationKeys.none();
        }
        try {
            return KeyFile.parse(Files.readString(keyFile));
        } catch (IOException e) {
            throw new CannotContinue("cannot read the key file " + keyFile);
        }
    }
}
