package dev.granary.engine.store.fakes;

import dev.granary.engine.store.BlobInputStream;
import dev.granary.engine.store.BlobName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A stream to which one fault happens, at its byte. */
final class FaultyStream extends BlobInputStream {

    private final InputStream stream;
    private final BlobName name;
    private final Fault fault;
    private long position;

    FaultyStream(InputStream stream, BlobName name, Fault fault) {
        this.stream = stream;
        this.name = name;
        this.fault = fault;
    }

    @Override
    protected int readSome(byte[] bytes, int offset, int length) {
        return switch (fault) {
            case Fault.CutDownload cut -> {
                if (position == cut.afterBytes()) {
                    throw UnreliableBlobStore.unreachable("the connection broke", name);
                }
                yield advance(bytes, offset, upTo(cut.afterBytes(), length));
            }
            case Fault.SilentCut cut ->
                position == cut.afterBytes() ? -1 : advance(bytes, offset, upTo(cut.afterBytes(), length));
            case Fault.FlippedBit flip -> flip(flip.atByte() - position, bytes, offset, advance(bytes, offset, length));
            case Fault.Busy ignored -> advance(bytes, offset, length);
            case Fault.NoAnswer ignored -> advance(bytes, offset, length);
            case Fault.LostAnswer ignored -> advance(bytes, offset, length);
            case Fault.CutUpload ignored -> advance(bytes, offset, length);
            case Fault.Damaged ignored -> advance(bytes, offset, length);
        };
    }

    private int upTo(long cut, int length) {
        return (int) Math.min(length, cut - position);
    }

    private int advance(byte[] bytes, int offset, int length) {
        try {
            int count = stream.read(bytes, offset, length);
            position += Math.max(count, 0);
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException("a store's stream fails in the words of the port only", e);
        }
    }

    private static int flip(long at, byte[] bytes, int offset, int count) {
        if (at >= 0 && at < count) {
            bytes[offset + (int) at] ^= 1;
        }
        return count;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a store's stream fails in the words of the port only", e);
        }
    }
}
