package dev.granary.engine.pack;

import dev.granary.engine.crypto.Crypto;
import dev.granary.engine.seal.LocationKey;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

final class HmacHasher implements ChunkHasher {

    private final Mac mac;

    HmacHasher(LocationKey key) {
        this.mac = start(key.chunkNames());
    }

    @Override
    public ChunkId hash(byte[] bytes, int offset, int length) {
        mac.update(bytes, offset, length);
        return ChunkId.from(mac.doFinal(), 0);
    }

    private static Mac start(SecretKey key) {
        try {
            Mac mac = Crypto.hmacSha256();
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot name chunks", e);
        }
    }
}
