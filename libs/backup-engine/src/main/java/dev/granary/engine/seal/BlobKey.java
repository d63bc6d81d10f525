package dev.granary.engine.seal;

import java.security.MessageDigest;
import javax.crypto.SecretKey;

/**
 * The key of one sealed blob, derived from a location key and the blob's own random salt, so that numbers can serve as
 * nonces. Immutable.
 */
public final class BlobKey {

    /** Length of the salt that a blob carries in the clear. */
    public static final int SALT_BYTES = 16;

    /** Length of {@link #check}. */
    public static final int CHECK_BYTES = 16;

    private static final String SEALING = "granary v1 sealing";
    private static final String CHECK = "granary v1 key check";

    private final SecretKey key;
    private final byte[] check;

    private BlobKey(SecretKey key, byte[] check) {
        this.key = key;
        this.check = check;
    }

    /** The key for a blob that is to be written with this salt. */
    public static BlobKey derive(LocationKey key, byte[] salt) {
        byte[] check = new byte[CHECK_BYTES];
        System.arraycopy(key.derive("raw", salt, CHECK).getEncoded(), 0, check, 0, CHECK_BYTES);
        return new BlobKey(key.derive("AES", salt, SEALING), check);
    }

    /**
     * The key of a blob that names its location key and carries this salt and check value.
     *
     * @throws SealException.WrongKey the check value is another one
     */
    public static BlobKey open(LocationKey key, byte[] salt, byte[] check) {
        BlobKey derived = derive(key, salt);
        if (!MessageDigest.isEqual(derived.check, check)) {
            throw new SealException.WrongKey(key.id());
        }
        return derived;
    }

    /** Bytes that the blob carries in the clear: they tell the right key from a wrong one, and nothing else. */
    public byte[] check() {
        return check.clone();
    }

    SecretKey secret() {
        return key;
    }
}
