package dev.granary.engine.posix;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** An open file or directory. Closing it twice does no harm; using it after that is refused. */
public final class Descriptor implements AutoCloseable {

    private final int number;
    private final boolean pathOnly;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Descriptor(long number, boolean pathOnly) {
        this.number = (int) number;
        this.pathOnly = pathOnly;
    }

    int number() {
        if (!open.get()) {
            throw new IllegalStateException("closed");
        }
        return number;
    }

    /** Opened for its metadata only, as links and nodes are. */
    boolean isPathOnly() {
        return pathOnly;
    }

    /** The file itself as a path, for calls that take no descriptor of this kind; leads nowhere else. */
    byte[] magicLink() {
        return ("/proc/self/fd/" + number()).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            // the descriptor is gone whatever the answer; errors of written data are asked for by a sync
            Kernel.tryCall(Syscall.CLOSE, Scratch.ofThread(), number, 0, 0, 0, 0);
        }
    }
}
