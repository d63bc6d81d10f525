package dev.granary.engine.store.wrapper;

import dev.granary.engine.store.BlobInputStream;
import java.io.InputStream;

/** Ends when it is closed. */
final class ObservedStream extends BlobInputStream {

    private final InputStream stream;
    private final StoreObserver observer;
    private final ObservedCall call;

    ObservedStream(InputStream stream, StoreObserver observer, ObservedCall call) {
        this.stream = stream;
        this.observer = observer;
        this.call = call;
    }

    @Override
    protected int readSome(byte[] bytes, int offset, int length) {
        int count = call.part(() -> Streams.read(stream, bytes, offset, length));
        if (count > 0) {
            observer.received(count);
        }
        return count;
    }

    @Override
    public void close() {
        Streams.close(stream);
        call.end();
    }
}
