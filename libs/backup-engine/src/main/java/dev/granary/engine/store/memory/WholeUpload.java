package dev.granary.engine.store.memory;

import dev.granary.engine.store.BlobUpload;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** An upload that holds all its bytes until its commit, for stores that take them in one piece. */
public final class WholeUpload implements BlobUpload {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Consumer<byte[]> put;

    /**
     * Creates an empty one.
     *
     * @param put stores the bytes, which are not used again
     */
    public WholeUpload(Consumer<byte[]> put) {
        this.put = put;
    }

    @Override
    public void append(byte[] more, int offset, int length) {
        bytes.write(more, offset, length);
    }

    @Override
    public void commit() {
        put.accept(bytes.toByteArray());
    }

    @Override
    public void close() {
        bytes.reset();
    }
}
