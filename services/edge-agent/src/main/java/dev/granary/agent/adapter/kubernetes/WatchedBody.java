package dev.granary.agent.adapter.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/**
 * An answer whose sender must not fall silent: a read that gets nothing for too long ends as if the connection were broken.
 * The client itself bounds only how long it waits for an answer to begin.
 */
final class WatchedBody extends InputStream {

    private final InputStream body;
    private final Duration longestSilence;
    private volatile boolean silent;

    WatchedBody(InputStream body, Duration longestSilence) {
        this.body = body;
        this.longestSilence = longestSilence;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var end = ForkJoinPool.commonPool().schedule(this::giveUp, longestSilence.toMillis(), TimeUnit.MILLISECONDS);
        try {
            int read = body.read(bytes, offset, length);
            if (read < 0 && silent) {
                throw new IOException("nothing came for " + longestSilence);
            }
            return read;
        } finally {
            end.cancel(false);
        }
    }

    /** Whoever waits in a read gets an end or a failure. */
    private void giveUp() {
        silent = true;
        try {
            body.close();
        } catch (IOException e) {
            // the read fails in any case, and tells
            return;
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
