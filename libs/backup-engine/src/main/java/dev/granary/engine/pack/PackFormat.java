package dev.granary.engine.pack;

import dev.granary.engine.seal.BlobCipher;
import dev.granary.engine.seal.Part;
import java.nio.charset.StandardCharsets;

/** The numbers of the format, see {@code docs/format.md}. A reader refuses what is beyond a limit before it uses it. */
final class PackFormat {

    static final String NOT_ITS_BYTES = "its bytes are not those that gave it its name";
    static final int MAGIC_BYTES = 8;

    /** What a frame holds is not compressed. */
    static final byte STORED = 0;

    /** What a frame holds is one Zstandard frame. */
    static final byte ZSTD = 1;

    static final int MAX_PACK_BYTES = 64 << 20;

    /** A frame ends with the chunk that takes it to a mebibyte or over it. */
    static final int MAX_FRAME_BYTES = (1 << 20) + Chunker.MAX_BYTES - 1;

    static final int MAX_STORED_FRAME_BYTES = MAX_FRAME_BYTES + BlobCipher.TAG_BYTES;

    static final int MAX_ENTRIES = 1 << 16;

    /** Per frame in a directory: encoding, stored length, number of chunks. */
    static final int FRAME_ROW_BYTES = 1 + Integer.BYTES + Integer.BYTES;

    /** Per chunk in a directory: length, id. */
    static final int CHUNK_ROW_BYTES = Integer.BYTES + ChunkId.BYTES;

    /** What follows the rows of a directory that is not sealed. */
    static final int DIGEST_BYTES = 32;

    /** The number of frames, the rows, and a digest or tag. */
    static final int MAX_DIRECTORY_BYTES =
            Integer.BYTES + MAX_ENTRIES * (FRAME_ROW_BYTES + CHUNK_ROW_BYTES) + DIGEST_BYTES;

    /** The sealed parts of a pack are its directory and then its frames. */
    static final Part DIRECTORY_PART = Part.of(0);

    private static final String FAMILY = "GRNPACK";
    private static final char VERSION = '1';

    private PackFormat() {}

    static Part framePart(int frame) {
        return Part.of(1 + frame);
    }

    static byte[] magic() {
        return (FAMILY + VERSION).getBytes(StandardCharsets.US_ASCII);
    }

    /** Refuses what is no pack, or one of another version. */
    static void checkMagic(PackId id, byte[] bytes) {
        String magic = new String(bytes, StandardCharsets.ISO_8859_1);
        if (magic.length() != MAGIC_BYTES || !magic.startsWith(FAMILY)) {
            throw new PackException.Corrupt(id, "does not begin like a pack");
        }
        if (magic.charAt(MAGIC_BYTES - 1) != VERSION) {
            throw new PackException.Unsupported(id, "written by a newer version of Granary");
        }
    }
}
