package dev.granary.repository;

import dev.granary.engine.store.BlobStore;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where backups are. */
final class StoreOption {

    @Option(
            names = "--store",
            required = true,
            paramLabel = "STORE",
            description =
                    "A directory, or the URL of an Azure container: https://ACCOUNT.blob.core.windows.net/CONTAINER")
    private String store = "";

    BlobStore open(Surroundings surroundings) {
        return surroundings.stores().open(store);
    }

    /** The place of the store, when it is a directory. */
    Path asPath() {
        return Path.of(store);
    }
}
