package dev.granary.testing.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Microsoft's Azurite as a child process: blobs over HTTPS for bearer tokens. It checks neither their signature nor rights,
 * and it has no immutability: what it accepts says nothing about a locked container.
 */
public final class Azurite implements AutoCloseable {
    /** The only account without further settings. */
    public static final String ACCOUNT = "devstoreaccount1";

    private final int port;
    private final ChildProcess process;

    private Azurite(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Installs it on first use, which needs npm and its registry; returns when it takes connections.
     *
     * @param directory holds the data and the log; one that was used before is opened with its blobs
     */
    public static Azurite start(Path directory, int port, ServerIdentity identity) {
        var azurite = new Azurite(port, ChildProcess.start(program(directory, port, identity)));
        azurite.awaitReady();
        return azurite;
    }

    private static ChildProgram program(Path directory, int port, ServerIdentity identity) {
        Path main = AzuritePackage.installed().resolve("node_modules/azurite/dist/src/blob/main.js");
        var command = List.of(
                AzuritePackage.node(),
                main.toString(),
                "--blobHost=127.0.0.1",
                "--blobPort=" + port,
                "--location=" + directory.resolve("data"),
                "--oauth=basic",
                "--cert=" + identity.certificateFile(),
                "--key=" + identity.keyFile(),
                "--disableTelemetry",
                // the SDK speaks a newer version than the newest that Azurite knows
                "--skipApiVersionCheck",
                "--silent");
        return new ChildProgram("Azurite", command, Map.of(), directory.resolve("azurite.log"));
    }

    private void awaitReady() {
        process.awaitReady(Duration.ofMinutes(3), this::listens);
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The account's address, for the SDK and for a backup location. */
    public URI endpoint() {
        return URI.create("https://127.0.0.1:%d/%s".formatted(port, ACCOUNT));
    }

    public ChildProcess process() {
        return process;
    }

    /** Starts it again after an end; returns when it takes connections. */
    public void start() {
        process.start();
        awaitReady();
    }

    @Override
    public void close() {
        process.close();
    }
}
