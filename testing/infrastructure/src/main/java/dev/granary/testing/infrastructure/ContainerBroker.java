package dev.granary.testing.infrastructure;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * The same broker as {@link Broker}, in a container: the same ports, listeners, users, certificates and rights. The
 * directory of its configuration is mounted under its own path and the container runs as its owner, so that every path in
 * the configuration holds, and a file that a test replaces is seen.
 */
final class ContainerBroker implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final String STARTED = ".*Kafka Server started.*";
    private final GenericContainer<?> container;

    private ContainerBroker(GenericContainer<?> container) {
        this.container = container;
    }

    /**
     * Returns when the broker serves its listeners.
     *
     * @throws IllegalStateException there is no Docker engine on this machine
     */
    static ContainerBroker start(BrokerConfig config) {
        return start(config, () -> DockerClientFactory.instance().isDockerAvailable());
    }

    static ContainerBroker start(BrokerConfig config, BooleanSupplier docker) {
        if (!docker.getAsBoolean()) {
            throw new IllegalStateException(
                    KafkaRoute.PROPERTY + "=testcontainers needs a Docker engine, and none answers."
                            + " Start one, or leave the setting out: the broker then runs inside of the JVM.");
        }
        var broker = new ContainerBroker(container(config));
        broker.container.start();
        return broker;
    }

    /** As that of the JVM, but open to the ports that Docker forwards from the loopback address of this machine. */
    static Properties properties(BrokerConfig config) {
        Properties properties = BrokerProperties.of(config);
        properties.setProperty(
                "listeners",
                "INTERNAL://0.0.0.0:%d,AGENTS://0.0.0.0:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(config.internalPort(), config.agentsPort(), config.controllerPort()));
        return properties;
    }

    private static GenericContainer<?> container(BrokerConfig config) {
        Path directory = requireNonNull(config.dataDirectory().toAbsolutePath().getParent());
        Properties properties = properties(config);
        Path file = write(properties, directory);
        var container = new GenericContainer<>(DockerImageName.parse("apache/kafka:" + AppInfoParser.getVersion()))
                .withFileSystemBind(directory.toString(), directory.toString(), BindMode.READ_WRITE)
                .withEnv("LOG_DIR", directory.resolve("logs").toString())
                .withEnv("KAFKA_HEAP_OPTS", "-Xmx256m")
                .withEnv("KAFKA_OPTS", "-D" + Broker.ALLOWED_URLS + "=" + BrokerProperties.jwksUrl(config.agents()))
                .withCreateContainerCmdModifier(command ->
                        command.withUser(ownerOf(directory)).withEntrypoint("sh", "-c", script(properties, file)))
                .waitingFor(Wait.forLogMessage(STARTED, 1).withStartupTimeout(START_TIMEOUT));
        container.setPortBindings(List.of(loopback(config.internalPort()), loopback(config.agentsPort())));
        return container;
    }

    private static String script(Properties properties, Path file) {
        String id = properties.getProperty(BrokerProperties.CLUSTER_ID);
        return "/opt/kafka/bin/kafka-storage.sh format --ignore-formatted --cluster-id " + id + " --config " + file
                + " && exec /opt/kafka/bin/kafka-server-start.sh " + file;
    }

    private static String loopback(int port) {
        return "127.0.0.1:%1$d:%1$d".formatted(port);
    }

    private static String ownerOf(Path directory) {
        try {
            return Files.getAttribute(directory, "unix:uid") + ":" + Files.getAttribute(directory, "unix:gid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Properties properties, Path directory) {
        try {
            Path file = PrivateFiles.create(directory.resolve("broker.properties"));
            try (var out = Files.newBufferedWriter(file)) {
                properties.store(out, null);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
