package dev.granary.engine.volume.backup;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Arrays of one batch that are used again and again. One thread gives them back, many take them. */
final class Buffers {

    private static final int MAX_SPARE = 16;

    private final BlockingQueue<byte[]> spare = new ArrayBlockingQueue<>(MAX_SPARE);

    byte[] take() {
        byte[] buffer = spare.poll();
        return buffer == null ? new byte[Batch.BYTES] : buffer;
    }

    void giveBack(byte[] buffer) {
        if (buffer.length == Batch.BYTES && spare.remainingCapacity() > 0) {
            spare.add(buffer);
        }
    }
}
