package dev.granary.engine.store;

import java.io.InputStream;
import java.util.Objects;

/** A stream that fails in the words of the port only: what a store hands out never throws an {@code IOException}. */
public abstract class BlobInputStream extends InputStream {

    @Override
    public final int read() {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return length == 0 ? 0 : readSome(bytes, offset, length);
    }

    /**
     * One byte or more; -1 at the end.
     *
     * @param length one or more
     */
    protected abstract int readSome(byte[] bytes, int offset, int length);

    @Override
    public abstract void close();
}
