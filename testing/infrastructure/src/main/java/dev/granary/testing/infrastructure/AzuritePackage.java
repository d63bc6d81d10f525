package dev.granary.testing.infrastructure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The npm package, installed once from the lock file into the cache. */
final class AzuritePackage {
    private static final String VERSION = "3.37.0";
    private static final List<String> FILES = List.of("package.json", "package-lock.json", ".npmrc");

    private AzuritePackage() {}

    static synchronized Path installed() {
        return Cache.directory("azurite-" + VERSION, AzuritePackage::install);
    }

    /** {@code GRANARY_NODE} or the path's. */
    static String node() {
        return System.getenv().getOrDefault("GRANARY_NODE", "node");
    }

    private static void install(Path directory) throws IOException {
        for (String file : FILES) {
            try (InputStream in = AzuritePackage.class.getResourceAsStream("/azurite/" + file)) {
                if (in == null) {
                    throw new IllegalStateException("/azurite/" + file + " is not on the class path");
                }
                Files.copy(in, directory.resolve(file));
            }
        }
        var program = new ChildProgram(
                "npm ci of Azurite",
                List.of("npm", "ci", "--omit=dev", "--no-progress", "--prefix", directory.toString()),
                Map.of(),
                directory.resolve("npm.log"));
        if (ChildProcess.start(program).awaitEnd(Duration.ofMinutes(5)) != 0) {
            throw new ChildFailedException(program, "failed; it needs npm and a registry that has azurite " + VERSION);
        }
    }
}
