package dev.granary.engine.store.azure;

import dev.granary.engine.store.BlobUpload;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What fits into one block is sent as one request; more is staged block by block, several at a time. */
final class AzureUpload implements BlobUpload {

    private static final int FIRST_BUFFER_BYTES = 64 << 10;

    private final BlockRequests requests;
    private final BlocksInFlight blocks;
    private final BlockIds ids = BlockIds.random();
    private final int blockBytes;
    private final List<String> sent = new ArrayList<>();
    private byte[] buffer;
    private int filled;
    private int takenByFailedCall;

    AzureUpload(BlockRequests requests, int blockBytes, int blocksInFlight) {
        this.requests = requests;
        this.blocks = new BlocksInFlight(requests, blocksInFlight);
        this.blockBytes = blockBytes;
        this.buffer = new byte[Math.min(blockBytes, FIRST_BUFFER_BYTES)];
    }

    /** A call that is made again goes on where the failed one stood. */
    @Override
    public void append(byte[] bytes, int offset, int length) {
        int taken = takenByFailedCall;
        while (taken < length) {
            if (filled == blockBytes) {
                takenByFailedCall = taken;
                send();
            }
            int count = Math.min(length - taken, blockBytes - filled);
            grow(filled + count);
            System.arraycopy(bytes, offset + taken, buffer, filled, count);
            filled += count;
            taken += count;
        }
        takenByFailedCall = 0;
    }

    @Override
    public void commit() {
        if (sent.isEmpty()) {
            requests.put(ByteBuffer.wrap(buffer, 0, filled), ids);
            return;
        }
        if (filled > 0) {
            send();
        }
        blocks.awaitAll();
        requests.commit(sent);
    }

    /** Uncommitted blocks are invisible and expire in the service after a week. */
    @Override
    public void close() {
        blocks.abandon();
        buffer = new byte[0];
        filled = 0;
    }

    /** Fails before the block is given away, or not at all. */
    private void send() {
        blocks.awaitRoom();
        String id = ids.next();
        blocks.send(id, ByteBuffer.wrap(buffer, 0, filled));
        sent.add(id);
        buffer = new byte[blockBytes];
        filled = 0;
    }

    private void grow(int needed) {
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.clamp(2L * buffer.length, needed, blockBytes));
        }
    }
}
