package dev.granary.engine.seal;

/**
 * Which part of a blob is sealed, and so its nonce. Each is used once per {@link BlobKey}.
 *
 * @param number place of the part in its blob, zero or more
 * @param last whether the blob is a stream that ends with this part; part of the nonce, so that nobody can end a stream
 *     by cutting it
 */
public record Part(long number, boolean last) {

    private static final int NONCE_BYTES = 12;

    /** A part of a blob whose parts are counted elsewhere. */
    public static Part of(long number) {
        return new Part(number, false);
    }

    byte[] nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        nonce[0] = (byte) (last ? 1 : 0);
        for (int i = 0; i < Long.BYTES; i++) {
            nonce[NONCE_BYTES - 1 - i] = (byte) (number >>> (Byte.SIZE * i));
        }
        return nonce;
    }
}
