package dev.granary.testing.landscape.gardener;

import dev.granary.testing.landscape.net.ReservedPort;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The address of a shoot's API server, for as long as the landscape lives: passes TLS through as it is, so client
 * certificates arrive. Refuses connections while the API server is down or the network is cut.
 */
final class ShootFront implements AutoCloseable {

    private final Vertx vertx;
    private final NetClient client;
    private final ReservedPort port = new ReservedPort();
    private volatile Duration delay = Duration.ZERO;
    private volatile @Nullable URI upstream;
    private boolean cut;
    private @Nullable NetServer server;

    ShootFront(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createNetClient();
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + port.number());
    }

    synchronized void up(URI apiServer) {
        upstream = apiServer;
        settle();
    }

    synchronized void down() {
        upstream = null;
        settle();
    }

    synchronized void cut() {
        cut = true;
        settle();
    }

    synchronized void restore() {
        cut = false;
        settle();
    }

    void slow(Duration delay) {
        this.delay = delay;
    }

    private void settle() {
        boolean reachable = upstream != null && !cut;
        if (reachable && server == null) {
            server = listen();
        } else if (!reachable && server != null) {
            hangUp(server);
            server = null;
        }
    }

    private NetServer listen() {
        var options = new NetServerOptions().setHost("127.0.0.1").setPort(port.number());
        return Blocking.on(
                vertx.createNetServer(options).connectHandler(this::accept).listen());
    }

    /** Ends live connections too. The socket goes a moment after Vert.x says so. */
    private void hangUp(NetServer listening) {
        Blocking.on(listening.close());
        Patience.until("nobody listens on " + url(), port::refuses);
    }

    private void accept(NetSocket caller) {
        var target = upstream;
        if (target == null) {
            caller.close();
        } else {
            connect(caller, target);
        }
    }

    private void connect(NetSocket caller, URI target) {
        caller.pause();
        client.connect(target.getPort(), target.getHost())
                .onSuccess(server -> {
                    new DelayedPipe(vertx, caller, server, () -> Duration.ZERO).start();
                    new DelayedPipe(vertx, server, caller, () -> delay).start();
                    caller.resume();
                })
                .onFailure(refused -> caller.close());
    }

    @Override
    public synchronized void close() {
        down();
        Blocking.on(client.close());
        port.close();
    }
}
