package dev.granary.testing.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** A {@link Broker} as a process of its own, which may be killed and started again with the same ports and topics. */
public final class BrokerProcess implements AutoCloseable {
    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "--sun-misc-unsafe-memory-access=allow");

    private final BrokerConfig config;
    private final ChildProcess process;

    private BrokerProcess(BrokerConfig config, ChildProcess process) {
        this.config = config;
        this.process = process;
    }

    /**
     * Returns when the broker serves its listeners.
     *
     * @param directory holds its properties, with passwords, and its log
     */
    public static BrokerProcess start(BrokerConfig config, Path directory) {
        Path file = write(BrokerProperties.of(config), directory);
        var program = ChildProgram.java(
                "Kafka", BrokerMain.class, OPTIONS, List.of(file.toString()), directory.resolve("kafka.log"));
        var broker = new BrokerProcess(config, ChildProcess.start(program));
        broker.awaitReady();
        return broker;
    }

    private static Path write(Properties properties, Path directory) {
        try {
            Files.createDirectories(directory);
            Path file = PrivateFiles.create(directory.resolve("broker.properties"));
            try (var out = Files.newBufferedWriter(file)) {
                properties.store(out, null);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listeners open after recovery of the log, when the broker may serve. */
    private void awaitReady() {
        process.awaitReady(Duration.ofMinutes(3), () -> listens(config.internalPort()) && listens(config.agentsPort()));
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    public BrokerConfig config() {
        return config;
    }

    public ChildProcess process() {
        return process;
    }

    /** Login of a user of the internal listener. */
    public KafkaLogin login(String user) {
        return config.login(user);
    }

    /** Starts it again after an end; returns when it serves. */
    public void start() {
        process.start();
        awaitReady();
    }

    @Override
    public void close() {
        process.close();
    }
}
