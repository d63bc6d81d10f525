package dev.granary.testing.landscape.gardener;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.function.Supplier;

/** One direction of a connection: each chunk arrives later by the delay of that moment, in order, with back pressure. */
final class DelayedPipe {

    private final Vertx vertx;
    private final NetSocket from;
    private final NetSocket to;
    private final Supplier<Duration> delay;
    private long lastArrival;
    private boolean closed;

    DelayedPipe(Vertx vertx, NetSocket from, NetSocket to, Supplier<Duration> delay) {
        this.vertx = vertx;
        this.from = from;
        this.to = to;
        this.delay = delay;
    }

    void start() {
        to.closeHandler(ended -> {
            closed = true;
            from.close();
        });
        from.handler(chunk -> later(() -> write(chunk)));
        from.exceptionHandler(broken -> to.close());
        from.endHandler(ended -> later(to::close));
    }

    private void later(Runnable delivery) {
        long now = System.currentTimeMillis();
        lastArrival = Math.max(lastArrival, now + delay.get().toMillis());
        if (lastArrival <= now) {
            delivery.run();
        } else {
            vertx.setTimer(lastArrival - now, fired -> delivery.run());
        }
    }

    private void write(Buffer chunk) {
        if (closed) {
            return;
        }
        to.write(chunk);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
        }
    }
}
