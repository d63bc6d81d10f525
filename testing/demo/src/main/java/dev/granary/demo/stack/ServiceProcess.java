package dev.granary.demo.stack;

import dev.granary.contracts.Participant;
import dev.granary.testing.infrastructure.ChildProcess;
import dev.granary.testing.infrastructure.ChildProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** One service as a process of its own; keeps its address over a restart. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Participant service;
    private final URI url;
    private final ChildProcess process;

    ServiceProcess(Participant service, URI url, ChildProcess process) {
        this.service = service;
        this.url = url;
        this.process = process;
    }

    static ServiceProcess start(Participant service, int port, ChildProgram program) {
        return new ServiceProcess(service, URI.create("http://127.0.0.1:" + port), ChildProcess.start(program));
    }

    public Participant service() {
        return service;
    }

    public URI url() {
        return url;
    }

    public Path logFile() {
        return process.program().logFile();
    }

    public ChildProcess process() {
        return process;
    }

    /** kill -9; returns when it is gone. */
    public void killHard() {
        process.killHard();
    }

    /** Starts it again after an end; returns when it is ready. */
    public void start() {
        process.start();
        awaitReady();
    }

    void awaitReady() {
        process.awaitReady(PATIENCE, this::isReady);
    }

    /** Whether {@code /q/health/ready} says yes. */
    public boolean isReady() {
        var request = HttpRequest.newBuilder(url.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
