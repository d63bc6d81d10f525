package dev.granary.testing.landscape.real;

import dev.granary.testing.landscape.api.ApiServer;
import dev.granary.testing.landscape.api.ApiServerSpec;
import dev.granary.testing.landscape.api.ApiServers;
import dev.granary.testing.landscape.kube.CustomResources;
import dev.granary.testing.landscape.net.ReservedPort;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** kube-apiservers on one etcd. Starting several at once, from several threads, is the quick way to have several. */
public final class RealApiServers implements ApiServers {

    private final KubeBinaries binaries;
    private final Path folder;
    private final Etcd etcd;
    private final Map<String, RealApiServer> servers = new ConcurrentHashMap<>();

    public RealApiServers(KubeBinaries binaries) {
        this.binaries = binaries;
        this.folder = ScratchFolder.create();
        this.etcd = new Etcd(binaries, folder);
    }

    @Override
    public ApiServer start(ApiServerSpec spec) {
        var port = new ReservedPort();
        var url = URI.create("https://127.0.0.1:" + port.number());
        var files = ServerFiles.write(
                folder.resolve(spec.name()), spec, url, UUID.randomUUID().toString());
        var program = new ApiServerProgram(binaries, files, spec, port.number());
        var server = new RealApiServer(program, etcd.url(), port, () -> servers.remove(spec.name()));
        if (servers.putIfAbsent(spec.name(), server) != null) {
            port.close();
            throw new IllegalArgumentException("an API server named " + spec.name() + " runs already");
        }
        server.start();
        CustomResources.establish(server, spec.customResources()).forEach(server::awaitWatchable);
        return server;
    }

    /** Client address of the etcd that they share; it speaks gRPC and JSON. */
    URI etcd() {
        return etcd.url();
    }

    @Override
    public String kind() {
        return "kube-apiserver";
    }

    /** API servers first: one whose etcd went before it hangs and keeps its port. */
    @Override
    public void close() {
        servers.values().forEach(RealApiServer::close);
        etcd.close();
        ScratchFolder.delete(folder);
    }
}
