package dev.granary.engine.pack;

import dev.granary.engine.manifest.Digest;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/** Fetches ranges of packs. */
final class PackBytes {

    private final BlobStore store;
    private final UUID clusterId;

    PackBytes(BlobStore store, UUID clusterId) {
        this.store = store;
        this.clusterId = clusterId;
    }

    /** These bytes, or fewer where the blob ends before. */
    byte[] atMost(PackId id, int offset, int length) {
        BlobName name = id.blob(clusterId);
        byte[] bytes = new byte[length];
        try (InputStream in = store.get(name, offset, length)) {
            int read = in.readNBytes(bytes, 0, length);
            return read == length ? bytes : Arrays.copyOf(bytes, read);
        } catch (IOException e) {
            throw unreachable(name, e);
        }
    }

    byte[] exactly(PackId id, int offset, int length) {
        byte[] bytes = atMost(id, offset, length);
        if (bytes.length < length) {
            throw new PackException.Corrupt(id, "ends at byte " + (offset + bytes.length));
        }
        return bytes;
    }

    InputStream all(PackId id) {
        return store.get(id.blob(clusterId));
    }

    /** Whether the digest of what the store holds is the id. Reads the whole pack. */
    boolean gaveItsName(PackId id) {
        MessageDigest digest = Digest.start();
        try (InputStream in = new DigestInputStream(all(id), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw unreachable(id, e);
        }
        return isNameOf(id, digest);
    }

    static boolean isNameOf(PackId id, MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).equals(id.value());
    }

    /** What a failing stream of the blob means. */
    BlobStoreException unreachable(PackId id, IOException cause) {
        return unreachable(id.blob(clusterId), cause);
    }

    private static BlobStoreException unreachable(BlobName name, IOException cause) {
        return new BlobStoreException.Unreachable("cannot read " + name, cause);
    }
}
