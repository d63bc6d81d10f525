package dev.granary.engine.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a blob says of its sealing, in the clear: the length of a key id (one byte, zero when the blob is not sealed), the
 * key id, a salt, and, when it is sealed, the check value of its key.
 */
public final class SealHeader {

    private static final byte[] NONE = {};

    private final byte[] bytes;
    private final @Nullable LocationKey locationKey;
    private final @Nullable BlobKey blobKey;

    private SealHeader(byte[] bytes, @Nullable LocationKey locationKey, @Nullable BlobKey blobKey) {
        this.bytes = bytes;
        this.locationKey = locationKey;
        this.blobKey = blobKey;
    }

    /** For a new blob: sealed with the current key if there is one, and unlike any other blob by its salt in any case. */
    public static SealHeader create(LocationKeys keys, SecureRandom random) {
        byte[] salt = new byte[BlobKey.SALT_BYTES];
        random.nextBytes(salt);
        return keys.current()
                .map(key -> sealedWith(key, salt))
                .orElseGet(() -> new SealHeader(joined(NONE, salt, NONE), null, null));
    }

    /**
     * Reads the header of a blob and finds its key.
     *
     * @throws SealException there is no such header here, or its key is not at hand
     */
    public static SealHeader read(InputStream in, LocationKeys keys) throws IOException {
        int idLength = exactly(in, 1)[0];
        if (idLength < 0 || idLength > KeyId.MAX_LENGTH) {
            throw new SealException.Broken("names no key");
        }
        byte[] id = exactly(in, idLength);
        byte[] salt = exactly(in, BlobKey.SALT_BYTES);
        if (idLength == 0) {
            return new SealHeader(joined(id, salt, NONE), null, null);
        }
        byte[] check = exactly(in, BlobKey.CHECK_BYTES);
        LocationKey key = keys.get(keyId(id));
        return new SealHeader(joined(id, salt, check), key, BlobKey.open(key, salt, check));
    }

    /** As they stand in the blob. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The location key that the blob names; empty when it is not sealed. */
    public Optional<LocationKey> locationKey() {
        return Optional.ofNullable(locationKey);
    }

    /** What its parts are sealed with; empty when it is not sealed. */
    public Optional<BlobKey> blobKey() {
        return Optional.ofNullable(blobKey);
    }

    private static SealHeader sealedWith(LocationKey key, byte[] salt) {
        BlobKey blobKey = BlobKey.derive(key, salt);
        byte[] id = key.id().value().getBytes(StandardCharsets.US_ASCII);
        return new SealHeader(joined(id, salt, blobKey.check()), key, blobKey);
    }

    private static KeyId keyId(byte[] id) {
        String name = new String(id, StandardCharsets.US_ASCII);
        if (!KeyId.isValid(name)) {
            throw new SealException.Broken("names no key");
        }
        return new KeyId(name);
    }

    private static byte[] joined(byte[] id, byte[] salt, byte[] check) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(id.length);
        bytes.writeBytes(id);
        bytes.writeBytes(salt);
        bytes.writeBytes(check);
        return bytes.toByteArray();
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new SealException.Broken("ends within its header");
        }
        return bytes;
    }
}
