package dev.granary.engine.seal;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens the parts of blobs with AES-256-GCM, in the array where they are. Holds state: used by one thread at a
 * time.
 *
 * <p>The JDK is slow at AES-GCM until it has compiled the loop around the processor's own instructions, and what makes it
 * compile is the number of calls: at a megabyte per call it takes seconds, at two kilobytes per call a tenth of one. So
 * sealing goes in small steps. Opening cannot, because the JDK collects the steps of an opening in memory: a process that
 * opens large parts makes many small calls first.
 */
public final class BlobCipher {

    /** How much longer a part is when it is sealed. */
    public static final int TAG_BYTES = 16;

    private static final int STEP = 2048;
    private static final int LARGE = 64 << 10;

    private final Cipher cipher;

    public BlobCipher() {
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /**
     * Seals bytes in place.
     *
     * @param bytes with room for the tag after the part
     * @return length of the sealed part
     */
    public int seal(BlobKey key, Part part, byte[] bytes, int offset, int length) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key.secret(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, part.nonce()));
            int done = 0;
            int written = 0;
            while (length - done > STEP) {
                written += cipher.update(bytes, offset + done, STEP, bytes, offset + written);
                done += STEP;
            }
            return written + cipher.doFinal(bytes, offset + done, length - done, bytes, offset + written);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    /**
     * Opens a sealed part in place.
     *
     * @param length length of the sealed part, its tag included
     * @return length of the opened part
     * @throws SealException.Broken it is not the part of this number, or was changed; the bytes are worthless then
     */
    public int open(BlobKey key, Part part, byte[] bytes, int offset, int length) {
        if (length < TAG_BYTES) {
            throw new SealException.Broken("sealed part is too short");
        }
        if (length > LARGE) {
            WarmUp.ensure();
        }
        return openSmall(key, part, bytes, offset, length);
    }

    int openSmall(BlobKey key, Part part, byte[] bytes, int offset, int length) {
        try {
            cipher.init(Cipher.DECRYPT_MODE, key.secret(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, part.nonce()));
            return cipher.doFinal(bytes, offset, length, bytes, offset);
        } catch (AEADBadTagException e) {
            throw new SealException.Broken("sealed part was changed or is in the wrong place", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open a sealed part", e);
        }
    }
}
