package dev.granary.testing.landscape.real;

import dev.granary.testing.landscape.net.ReservedPort;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One etcd for all API servers of a source; each has its own prefix in it. */
final class Etcd implements AutoCloseable {

    private final ReservedPort clients = new ReservedPort();
    private final ReservedPort peers = new ReservedPort();
    private final ChildProcess process;

    Etcd(KubeBinaries binaries, Path folder) {
        var command = List.of(
                binaries.program("etcd"),
                "--data-dir=" + folder.resolve("etcd"),
                "--unsafe-no-fsync",
                "--log-level=error",
                "--listen-client-urls=" + url(),
                "--advertise-client-urls=" + url(),
                "--listen-peer-urls=http://127.0.0.1:" + peers.number());
        process = ChildProcess.start("etcd", command, Map.of(), folder.resolve("etcd.log"));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + clients.number());
    }

    @Override
    public void close() {
        process.close();
        clients.close();
        peers.close();
    }
}
