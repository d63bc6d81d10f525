package dev.granary.engine.volume.index;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses more bytes than were promised: what little can decompress to much. */
final class BoundedContent extends FilterInputStream {

    private long left;

    BoundedContent(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        left -= Math.max(read, 0);
        if (left < 0) {
            throw new IOException("more bytes than promised");
        }
        return read;
    }
}
