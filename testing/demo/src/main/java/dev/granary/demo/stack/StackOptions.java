package dev.granary.demo.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How a {@link Stack} is started.
 *
 * @param repository the checked-out repository; its modules are built
 * @param directory holds all data, keys and logs of the run
 * @param heartbeat how often an agent says that it lives; OFFLINE comes after three
 * @param environment variables for every service, over those of the stack
 */
public record StackOptions(Path repository, Path directory, Duration heartbeat, Map<String, String> environment) {

    public StackOptions {
        directory = directory.toAbsolutePath();
        environment = Map.copyOf(environment);
    }

    /** Heartbeats every five seconds. */
    public static StackOptions in(Path directory) {
        return new StackOptions(findRepository(), directory, Duration.ofSeconds(5), Map.of());
    }

    public StackOptions with(Map<String, String> environment) {
        return new StackOptions(repository, directory, heartbeat, environment);
    }

    /** System property {@code granary.root}, else the nearest directory upwards that has {@code services}. */
    private static Path findRepository() {
        Path here = Path.of(System.getProperty("granary.root", "")).toAbsolutePath();
        for (Path directory = here; directory != null; directory = directory.getParent()) {
            if (Files.isDirectory(directory.resolve("services")) && Files.isDirectory(directory.resolve("contracts"))) {
                return directory;
            }
        }
        throw new IllegalStateException("Not inside the repository: " + here);
    }
}
