package dev.granary.engine.store.fakes;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call and what happens to it.
 *
 * @param fault null for nothing
 */
record FaultyCall(BlobName name, @Nullable Fault fault) {

    void run(Runnable request) {
        answer(() -> {
            request.run();
            return name;
        });
    }

    <T> T answer(Supplier<T> request) {
        if (fault instanceof Fault.Busy busy) {
            throw new BlobStoreException.Throttled("the store answered " + busy.status(), busy.retryAfter(), null);
        }
        if (fault instanceof Fault.NoAnswer || fault instanceof Fault.CutUpload) {
            throw UnreliableBlobStore.unreachable("no answer", name);
        }
        if (fault instanceof Fault.Damaged) {
            throw new BlobStoreException.Corrupt(name, "bytes were damaged");
        }
        T answer = request.get();
        if (fault instanceof Fault.LostAnswer) {
            throw UnreliableBlobStore.unreachable("the answer got lost", name);
        }
        return answer;
    }

    /** What the store gets to see of these bytes. */
    byte[] sent(byte[] bytes) {
        if (!(fault instanceof Fault.FlippedBit flip) || flip.atByte() >= bytes.length) {
            return bytes;
        }
        byte[] other = bytes.clone();
        other[(int) flip.atByte()] ^= 1;
        return other;
    }

    /** What the caller gets to see of this stream. */
    InputStream received(InputStream stream) {
        return fault == null ? stream : new FaultyStream(stream, name, fault);
    }
}
