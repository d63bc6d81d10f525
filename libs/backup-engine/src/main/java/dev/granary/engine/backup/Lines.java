package dev.granary.engine.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Cuts a stream at its line ends, and refuses more bytes than were promised, and lines that no object has. */
final class Lines {

    /** Of the longest line, its end not counted. The API server takes objects of about 1.5 MiB. */
    static final int MOST_BYTES = 16 << 20;

    private static final int BUFFER_BYTES = 64 << 10;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long left;

    Lines(InputStream in, long size) {
        this.in = in;
        this.left = size;
    }

    void forEach(Consumer<byte[]> consumer) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            left -= read;
            if (left < 0) {
                throw new IOException("more bytes than the manifest states");
            }
            cut(buffer, read, consumer);
        }
        if (left != 0 || line.size() > 0) {
            throw new IOException("fewer bytes than the manifest states");
        }
    }

    private void cut(byte[] buffer, int count, Consumer<byte[]> consumer) throws IOException {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (buffer[i] == '\n') {
                add(buffer, start, i - start);
                consumer.accept(line.toByteArray());
                line.reset();
                start = i + 1;
            }
        }
        add(buffer, start, count - start);
    }

    private void add(byte[] buffer, int start, int count) throws IOException {
        if (line.size() + count > MOST_BYTES) {
            throw new IOException("a line is longer than any object");
        }
        line.write(buffer, start, count);
    }
}
