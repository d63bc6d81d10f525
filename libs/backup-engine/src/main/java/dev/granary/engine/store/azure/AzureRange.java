package dev.granary.engine.store.azure;

import dev.granary.engine.store.BlobInputStream;
import dev.granary.engine.store.ByteRange;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads block by block, so that no byte leaves before its block was checked. One block in memory. */
final class AzureRange extends BlobInputStream {

    private final RangeRequests requests;
    private long next;
    private long end;
    private @Nullable String version;
    private ByteBuffer block = ByteBuffer.allocate(0);

    private AzureRange(RangeRequests requests, ByteRange range) {
        this.requests = requests;
        this.next = range.offset();
        this.end = range.end();
    }

    /** Asks for the first block at once, so that an absent blob is known here. */
    static AzureRange open(RangeRequests requests, ByteRange range) {
        AzureRange stream = new AzureRange(requests, range);
        try {
            stream.fetch();
        } catch (BeyondEnd e) {
            stream.end = range.offset();
        }
        return stream;
    }

    private void fetch() {
        RangeRequests.Part part = requests.read(next, end - next, version);
        block = part.bytes();
        next += block.remaining();
        end = Math.min(end, part.sizeBytes());
        version = part.version();
    }

    @Override
    protected int readSome(byte[] bytes, int offset, int length) {
        if (!block.hasRemaining()) {
            if (next >= end) {
                return -1;
            }
            fetch();
        }
        int count = Math.min(length, block.remaining());
        block.get(bytes, offset, count);
        return count;
    }

    @Override
    public void close() {
        block = ByteBuffer.allocate(0);
        end = next;
    }
}
