package dev.granary.engine.store.wrapper;

import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.io.InputStream;

/** A store's stream throws no {@code IOException}, although its type could: one that does is a fault of the provider. */
final class Streams {

    private Streams() {}

    static int read(InputStream stream, byte[] bytes, int offset, int length) {
        try {
            return stream.read(bytes, offset, length);
        } catch (IOException e) {
            throw new BlobStoreException.Unreachable("the stream broke", e);
        }
    }

    static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new BlobStoreException.Unreachable("the stream broke while it was closed", e);
        }
    }
}
