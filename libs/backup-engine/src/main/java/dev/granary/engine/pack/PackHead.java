package dev.granary.engine.pack;

import dev.granary.engine.manifest.Digest;
import dev.granary.engine.seal.BlobCipher;
import dev.granary.engine.seal.BlobKey;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealException;
import dev.granary.engine.seal.SealHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What stands before the directory of a pack.
 *
 * @param rowsAt where the directory begins in the blob
 * @param rowsBytes its length, with its tag or digest
 */
record PackHead(PackId id, SealHeader header, int rowsAt, int rowsBytes) {

    /**
     * Reads from the start of a pack to its directory. That a pack needs another key or a newer build is believed only of the
     * bytes that gave it its name: damage can look like either.
     */
    static PackHead read(PackId id, InputStream in, LocationKeys keys, PackBytes packs) throws IOException {
        try {
            return readBelieving(id, in, keys);
        } catch (SealException | PackException.Unsupported e) {
            if (packs.gaveItsName(id)) {
                throw e;
            }
            throw new PackException.Corrupt(id, PackFormat.NOT_ITS_BYTES, e);
        }
    }

    private static PackHead readBelieving(PackId id, InputStream in, LocationKeys keys) throws IOException {
        PackFormat.checkMagic(id, in.readNBytes(PackFormat.MAGIC_BYTES));
        SealHeader header = sealHeader(id, in, keys);
        byte[] length = in.readNBytes(Integer.BYTES);
        if (length.length < Integer.BYTES) {
            throw new PackException.Corrupt(id, "ends within its header");
        }
        int rowsBytes = ByteBuffer.wrap(length).getInt();
        if (rowsBytes < PackFormat.DIGEST_BYTES || rowsBytes > PackFormat.MAX_DIRECTORY_BYTES) {
            throw new PackException.Corrupt(id, "length of the directory");
        }
        return new PackHead(id, header, PackFormat.MAGIC_BYTES + header.bytes().length + Integer.BYTES, rowsBytes);
    }

    /** Checks and reads the directory. */
    StoredDirectory directory(byte[] stored) {
        if (stored.length < rowsBytes) {
            throw new PackException.Corrupt(id, "ends within its directory");
        }
        ByteBuffer rows = header.blobKey().map(key -> open(key, stored)).orElseGet(() -> checked(stored));
        return new DirectoryParser(id, header, rows).parse(rowsAt + rowsBytes);
    }

    private ByteBuffer open(BlobKey key, byte[] stored) {
        byte[] rows = new byte[rowsBytes - BlobCipher.TAG_BYTES];
        try {
            new BlobCipher().open(key, PackFormat.DIRECTORY_PART, stored, 0, rowsBytes, rows);
            return ByteBuffer.wrap(rows);
        } catch (SealException.Broken e) {
            throw new PackException.Corrupt(id, "directory was changed", e);
        }
    }

    private ByteBuffer checked(byte[] stored) {
        int plain = rowsBytes - PackFormat.DIGEST_BYTES;
        MessageDigest digest = Digest.start();
        digest.update(stored, 0, plain);
        if (!Arrays.equals(digest.digest(), 0, PackFormat.DIGEST_BYTES, stored, plain, rowsBytes)) {
            throw new PackException.Corrupt(id, "directory was changed");
        }
        return ByteBuffer.wrap(stored, 0, plain);
    }

    private static SealHeader sealHeader(PackId id, InputStream in, LocationKeys keys) throws IOException {
        try {
            return SealHeader.read(in, keys);
        } catch (SealException.Broken e) {
            throw new PackException.Corrupt(id, "its header does not say how it is sealed", e);
        }
    }
}
