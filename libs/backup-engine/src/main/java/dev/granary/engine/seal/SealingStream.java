package dev.granary.engine.seal;

import java.io.IOException;
import java.io.OutputStream;

/** Gathers a segment, and seals it when it is known whether another follows. */
final class SealingStream extends OutputStream {

    private final OutputStream target;
    private final BlobKey key;
    private final BlobCipher cipher = new BlobCipher();
    private final byte[] segment = new byte[SealedStreams.SEGMENT_BYTES + BlobCipher.TAG_BYTES];
    private int length;
    private long number;
    private boolean closed;

    SealingStream(OutputStream target, BlobKey key) {
        this.target = target;
        this.key = key;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (closed) {
            throw new IOException("stream is closed");
        }
        int done = 0;
        while (done < count) {
            if (length == SealedStreams.SEGMENT_BYTES) {
                writeSegment(false);
            }
            int step = Math.min(count - done, SealedStreams.SEGMENT_BYTES - length);
            System.arraycopy(bytes, offset + done, segment, length, step);
            length += step;
            done += step;
        }
    }

    /** Does nothing: a segment is written when it is full. */
    @Override
    public void flush() {}

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (target) {
            writeSegment(true);
        }
    }

    private void writeSegment(boolean last) throws IOException {
        int sealed = cipher.seal(key, new Part(number++, last), segment, 0, length);
        target.write(segment, 0, sealed);
        length = 0;
    }
}
