package dev.granary.discovery.bootstrap;

/** The version in the name of a container image. */
final class ImageVersion {

    private static final int LONGEST_LABEL = 63;

    private ImageVersion() {}

    /** The tag, or else the beginning of the digest, or else {@code latest}; fit for a label. */
    static String of(String image) {
        int digest = image.indexOf('@');
        String name = digest < 0 ? image : image.substring(0, digest);
        int tag = name.indexOf(':', name.lastIndexOf('/') + 1);
        if (tag >= 0) {
            return name.substring(tag + 1);
        }
        return digest < 0 ? "latest" : shortened(image.substring(image.indexOf(':', digest) + 1));
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(digest.length(), LONGEST_LABEL));
    }
}
