package dev.granary.engine.store.azure;

import dev.granary.engine.store.BlobStoreException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of one upload that travel at the same time, each on a thread of its own. One that fails stays here and fails the
 * call that waits for it; the next call sends it again. Used by one thread.
 */
final class BlocksInFlight {

    private static final class Block {
        private final String id;
        private final ByteBuffer bytes;
        private @Nullable FutureTask<@Nullable Void> request;

        private Block(String id, ByteBuffer bytes) {
            this.id = id;
            this.bytes = bytes;
        }
    }

    private final BlockRequests requests;
    private final int most;
    private final Deque<Block> blocks = new ArrayDeque<>();

    BlocksInFlight(BlockRequests requests, int most) {
        this.requests = requests;
        this.most = most;
    }

    /** The bytes belong to the block from now on. */
    void send(String id, ByteBuffer bytes) {
        Block block = new Block(id, bytes);
        block.request = started(block);
        blocks.addLast(block);
    }

    /** Waits until one more may be sent. */
    void awaitRoom() {
        while (blocks.size() >= most) {
            awaitOldest();
        }
    }

    /** Waits until all have arrived. */
    void awaitAll() {
        while (!blocks.isEmpty()) {
            awaitOldest();
        }
    }

    void abandon() {
        for (Block block : blocks) {
            if (block.request != null) {
                block.request.cancel(true);
            }
        }
        blocks.clear();
    }

    private void awaitOldest() {
        Block oldest = blocks.getFirst();
        try {
            requestOf(oldest).get();
            blocks.removeFirst();
        } catch (ExecutionException e) {
            oldest.request = null;
            throw failureOf(e);
        } catch (InterruptedException | CancellationException e) {
            Thread.currentThread().interrupt();
            throw new BlobStoreException.Unreachable("interrupted while blocks were sent", e);
        }
    }

    private FutureTask<@Nullable Void> requestOf(Block block) {
        FutureTask<@Nullable Void> request = block.request == null ? started(block) : block.request;
        block.request = request;
        return request;
    }

    private FutureTask<@Nullable Void> started(Block block) {
        FutureTask<@Nullable Void> request = new FutureTask<>(() -> requests.stage(block.id, block.bytes), null);
        Thread.ofVirtual().name("block-" + block.id).start(request);
        return request;
    }

    private static RuntimeException failureOf(ExecutionException failure) {
        return failure.getCause() instanceof BlobStoreException known
                ? known
                : new BlobStoreException.Unexpected("a block could not be sent", failure.getCause());
    }
}
