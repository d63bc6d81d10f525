package dev.granary.contracts;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * A binary decoder that believes no length greater than the message: Avro's own allocates what a string or an array
 * claims to hold before it reads it, so that ten bytes of an agent could end the reader with an OutOfMemoryError.
 */
final class BoundedDecoder extends Decoder {
    private final BinaryDecoder in;
    private final int messageBytes;

    BoundedDecoder(BinaryDecoder in, int messageBytes) {
        this.in = in;
        this.messageBytes = messageBytes;
    }

    @Override
    public Utf8 readString(@Nullable Utf8 old) throws IOException {
        return new Utf8(block());
    }

    @Override
    public String readString() throws IOException {
        return new String(block(), StandardCharsets.UTF_8);
    }

    @Override
    public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
        return ByteBuffer.wrap(block());
    }

    @Override
    public long readArrayStart() throws IOException {
        return believable(in.readArrayStart());
    }

    @Override
    public long arrayNext() throws IOException {
        return believable(in.arrayNext());
    }

    @Override
    public long readMapStart() throws IOException {
        return believable(in.readMapStart());
    }

    @Override
    public long mapNext() throws IOException {
        return believable(in.mapNext());
    }

    private byte[] block() throws IOException {
        var bytes = new byte[(int) believable(in.readLong())];
        in.readFixed(bytes);
        return bytes;
    }

    private long believable(long length) throws IOException {
        if (length < 0 || length > messageBytes) {
            throw new EOFException("a length of " + length + " in a message of " + messageBytes + " bytes");
        }
        return length;
    }

    // What follows holds no length and goes straight to Avro's decoder.

    @Override
    public void readNull() throws IOException {
        in.readNull();
    }

    @Override
    public boolean readBoolean() throws IOException {
        return in.readBoolean();
    }

    @Override
    public int readInt() throws IOException {
        return in.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return in.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return in.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return in.readDouble();
    }

    @Override
    public void skipString() throws IOException {
        in.skipString();
    }

    @Override
    public void skipBytes() throws IOException {
        in.skipBytes();
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        in.readFixed(bytes, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        in.skipFixed(length);
    }

    @Override
    public int readEnum() throws IOException {
        return in.readEnum();
    }

    @Override
    public long skipArray() throws IOException {
        return believable(in.skipArray());
    }

    @Override
    public long skipMap() throws IOException {
        return believable(in.skipMap());
    }

    @Override
    public int readIndex() throws IOException {
        return in.readIndex();
    }
}
