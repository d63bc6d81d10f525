package dev.granary.engine.seal;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens the parts of blobs with AES-256-GCM. Holds state: used by one thread at a time.
 *
 * <p>The JDK is slow at AES-GCM until it has compiled the loop around the processor's own instructions, and what makes it
 * compile is the number of calls: at a megabyte per call it takes seconds, at two kilobytes per call a tenth of one. So
 * sealing goes in small steps. Opening cannot, because the JDK collects the steps of an opening in memory: a process that
 * opens large parts makes many small calls first. And it opens from one array to another, because the JDK does it in
 * place by a path that makes few calls even for much data and so stays slow for good.
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
        if (length > LARGE) {
            WarmUp.ensure();
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
