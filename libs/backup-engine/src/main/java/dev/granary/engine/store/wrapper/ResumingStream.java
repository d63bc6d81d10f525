package dev.granary.engine.store.wrapper;

import dev.granary.engine.store.BlobInputStream;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.ByteRange;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Goes on by a range when it breaks. Patience begins anew with every byte that arrives. */
final class ResumingStream extends BlobInputStream {

    private final BlobStore store;
    private final BlobName name;
    private final long end;
    private final Supplier<Attempts> attempts;
    private InputStream current;
    private long position;
    private @Nullable Attempts tries;

    ResumingStream(InputStream first, BlobStore store, BlobName name, ByteRange range, Supplier<Attempts> attempts) {
        this.current = first;
        this.store = store;
        this.name = name;
        this.position = range.offset();
        this.end = range.end();
        this.attempts = attempts;
    }

    @Override
    protected int readSome(byte[] bytes, int offset, int length) {
        while (position < end) {
            try {
                return counted(Streams.read(current, bytes, offset, length));
            } catch (BlobStoreException e) {
                resumeAfter(e);
            }
        }
        return -1;
    }

    private int counted(int count) {
        if (count > 0) {
            position += count;
            tries = null;
        }
        return count;
    }

    private void resumeAfter(BlobStoreException failure) {
        Attempts resumed = tries == null ? attempts.get() : tries;
        tries = resumed;
        resumed.awaitNext(failure);
        Streams.close(current);
        current = resumed.call(() -> store.get(name, position, end - position));
    }

    @Override
    public void close() {
        Streams.close(current);
    }
}
