package dev.granary.engine.seal;

import dev.granary.engine.crypto.Crypto;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** Seals and opens the parts of blobs with AES-256-GCM. Holds state: used by one thread at a time. */
public final class BlobCipher {

    /** How much longer a part is when it is sealed. */
    public static final int TAG_BYTES = 16;

    private final Cipher cipher = Crypto.aesGcm();

    /**
     * Seals bytes in place.
     *
     * @param bytes with room for the tag after the part
     * @return length of the sealed part
     */
    public int seal(BlobKey key, Part part, byte[] bytes, int offset, int length) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key.secret(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, part.nonce()));
            return cipher.doFinal(bytes, offset, length, bytes, offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    /**
     * Opens a sealed part.
     *
     * @param length length of the sealed part, its tag included
     * @param target another array; takes the opened part at its start
     * @return length of the opened part
     * @throws SealException.Broken it is not the part of this number, or was changed; what is in the target is worthless
     */
    public int open(BlobKey key, Part part, byte[] sealed, int offset, int length, byte[] target) {
        if (length < TAG_BYTES) {
            throw new SealException.Broken("sealed part is too short");
        }
        try {
            cipher.init(Cipher.DECRYPT_MODE, key.secret(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, part.nonce()));
            return cipher.doFinal(sealed, offset, length, target, 0);
        } catch (AEADBadTagException e) {
            throw new SealException.Broken("sealed part was changed or is in the wrong place", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open a sealed part", e);
        }
    }
}
