package dev.granary.engine.seal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Reads one segment ahead by one byte, because only the source's end tells which segment is the last. No byte of a segment
 * is handed out before its tag was checked.
 */
final class OpeningStream extends InputStream {

    private static final int SEALED_BYTES = SealedStreams.SEGMENT_BYTES + BlobCipher.TAG_BYTES;

    private final InputStream source;
    private final BlobKey key;
    private final BlobCipher cipher = new BlobCipher();
    private final byte[] sealed = new byte[SEALED_BYTES + 1];
    private final byte[] segment = new byte[SealedStreams.SEGMENT_BYTES];
    private int at;
    private int end;
    private long number;
    private boolean last;

    OpeningStream(InputStream source, BlobKey key) {
        this.source = source;
        this.key = key;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        if (count == 0) {
            return 0;
        }
        while (at == end) {
            if (last) {
                return -1;
            }
            nextSegment();
        }
        int given = Math.min(count, end - at);
        System.arraycopy(segment, at, bytes, offset, given);
        at += given;
        return given;
    }

    @Override
    public int available() {
        return end - at;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private void nextSegment() throws IOException {
        sealed[0] = sealed[SEALED_BYTES];
        int held = number == 0 ? 0 : 1;
        int length = held + source.readNBytes(sealed, held, sealed.length - held);
        last = length <= SEALED_BYTES;
        at = 0;
        end = 0;
        end = cipher.open(key, new Part(number, last), sealed, 0, Math.min(length, SEALED_BYTES), segment);
        number++;
    }
}
