package dev.granary.engine.pack;

import dev.granary.engine.seal.LocationKey;
import dev.granary.engine.seal.LocationKeys;

/** Names chunks. Holds state between calls: one hasher per thread. */
public interface ChunkHasher {

    /** The name of the chunk with these bytes. */
    ChunkId hash(byte[] bytes, int offset, int length);

    /**
     * How new chunks of a location are named: SHA-256 of their bytes where it has no keys, HMAC-SHA256 under a key
     * derived from its current key otherwise, so that the name of a known file tells nobody that it is there. A chunk has
     * another name after the current key has changed, and so is stored once more.
     */
    static ChunkHasher of(LocationKeys keys) {
        return keys.current().map(ChunkHasher::keyed).orElseGet(ChunkHasher::plain);
    }

    /** Names chunks as in blobs that are not sealed. */
    static ChunkHasher plain() {
        return new Sha256Hasher();
    }

    /** Names chunks as in blobs that are sealed with this key. */
    static ChunkHasher keyed(LocationKey key) {
        return new HmacHasher(key);
    }
}
