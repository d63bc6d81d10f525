package dev.granary.engine.pack;

import dev.granary.engine.seal.LocationKey;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

final class HmacHasher implements ChunkHasher {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    HmacHasher(LocationKey key) {
        this.mac = start(key.chunkNames(ALGORITHM));
    }

    @Override
    public ChunkId hash(byte[] bytes, int offset, int length) {
        mac.update(bytes, offset, length);
        return ChunkId.from(mac.doFinal(), 0);
    }

    private static Mac start(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
