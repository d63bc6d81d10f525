package dev.granary.engine.volume.restore;

import dev.granary.engine.pack.PackReader;
import dev.granary.engine.pack.PackReaderOptions;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.store.directory.DirectoryBlobStore;
import dev.granary.engine.volume.VolumeSandbox;
import dev.granary.engine.volume.index.IndexSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that restores, and so one that can be killed. */
public final class RestoreProcess {

    private static final long MANY = 1 << 30;

    private RestoreProcess() {}

    /**
     * Restores.
     *
     * @param arguments store, index, target, mode
     */
    public static void main(String[] arguments) {
        Path index = Path.of(arguments[1]);
        try (PackReader packs = new PackReader(
                new DirectoryBlobStore(Path.of(arguments[0])),
                VolumeSandbox.CLUSTER,
                LocationKeys.none(),
                PackReaderOptions.standard())) {
            VolumeRestoreOptions options = VolumeRestoreOptions.of(RestoreMode.valueOf(arguments[3]));
            new VolumeRestore(Posix.linux(), packs, options)
                    .run(
                            new IndexSource(() -> Files.newInputStream(index), MANY),
                            Path.of(arguments[2]),
                            progress -> {});
        }
    }

    static Process start(Path store, Path index, Path target, RestoreMode mode) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RestoreProcess.class.getName(),
                        store.toString(),
                        index.toString(),
                        target.toString(),
                        mode.name())
                .inheritIO()
                .start();
    }
}
