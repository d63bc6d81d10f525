package dev.granary.engine.seal;

/** Makes the JDK compile AES-GCM for this processor: about a tenth of a second, once in a process that opens large parts. */
final class WarmUp {

    private static final int CALLS = 4000;
    private static final int PART_BYTES = 1024;

    // a class is initialised once: whoever comes first does the work, the others wait for it
    static {
        makeManyCalls();
    }

    private WarmUp() {}

    static void ensure() {}

    private static void makeManyCalls() {
        BlobCipher cipher = new BlobCipher();
        LocationKey nobodys = new LocationKey(new KeyId("warm-up"), new byte[LocationKey.BYTES]);
        BlobKey key = BlobKey.derive(nobodys, new byte[BlobKey.SALT_BYTES]);
        byte[] bytes = new byte[PART_BYTES + BlobCipher.TAG_BYTES];
        byte[] opened = new byte[PART_BYTES];
        for (int call = 0; call < CALLS; call++) {
            int sealed = cipher.seal(key, Part.of(call), bytes, 0, PART_BYTES);
            cipher.open(key, Part.of(call), bytes, 0, sealed, opened);
        }
    }
}
