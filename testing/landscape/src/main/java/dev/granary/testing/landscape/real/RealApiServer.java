package dev.granary.testing.landscape.real;

import dev.granary.testing.landscape.api.ApiServer;
import dev.granary.testing.landscape.net.ReservedPort;
import dev.granary.testing.landscape.pki.Trust;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One kube-apiserver with its kube-controller-manager; both are killed on stop, their objects are in etcd. */
final class RealApiServer implements ApiServer {

    private final ApiServerProgram program;
    private final URI etcd;
    private final ReservedPort port;
    private final Runnable forget;
    private @Nullable ChildProcess server;
    private @Nullable ChildProcess controllers;

    RealApiServer(ApiServerProgram program, URI etcd, ReservedPort port, Runnable forget) {
        this.program = program;
        this.etcd = etcd;
        this.port = port;
        this.forget = forget;
    }

    @Override
    public URI url() {
        return URI.create("https://127.0.0.1:" + port.number());
    }

    @Override
    public String caPem() {
        return program.files().caPem();
    }

    @Override
    public String adminToken() {
        return program.files().adminToken();
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        server = ChildProcess.start(
                "kube-apiserver", program.server(etcd), ApiServerProgram.SERVER_MEMORY, log("kube-apiserver"));
        await("/readyz", server);
        controllers = ChildProcess.start(
                "kube-controller-manager",
                program.controllers(),
                ApiServerProgram.CONTROLLER_MEMORY,
                log("kube-controller-manager"));
    }

    /** A new kind answers 429 to watches until its cache is filled, some time after it was established. */
    synchronized void awaitWatchable(String path) {
        await(path + "?watch=1&timeoutSeconds=5", Objects.requireNonNull(server));
    }

    private void await(String path, ChildProcess process) {
        try (var probe = new Probe(Trust.in(caPem()))) {
            probe.await(process, url().resolve(path), adminToken());
        }
    }

    private Path log(String name) {
        return program.files().folder().resolve(name + ".log");
    }

    @Override
    public synchronized void stop() {
        if (controllers != null) {
            controllers.close();
            controllers = null;
        }
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
        port.close();
        forget.run();
    }
}
