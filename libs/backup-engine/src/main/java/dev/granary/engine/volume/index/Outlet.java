package dev.granary.engine.volume.index;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The way out, until it is shut: from then on nothing passes, not even the end. */
final class Outlet extends FilterOutputStream {

    private boolean shut;

    Outlet(OutputStream out) {
        super(out);
    }

    void shut() {
        shut = true;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!shut) {
            out.write(bytes, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (!shut) {
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (!shut) {
            out.close();
        }
    }
}
