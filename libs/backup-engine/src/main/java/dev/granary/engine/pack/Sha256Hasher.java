package dev.granary.engine.pack;

import dev.granary.engine.manifest.Digest;
import java.security.MessageDigest;

final class Sha256Hasher implements ChunkHasher {

    private final MessageDigest digest = Digest.start();

    @Override
    public ChunkId hash(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        return ChunkId.from(digest.digest(), 0);
    }
}
