package dev.granary.engine.manifest;

import org.jspecify.annotations.Nullable;

/** A manifest that is there and cannot be used. */
public abstract sealed class UnreadableManifestException extends RuntimeException {

    private UnreadableManifestException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Written by a newer major version of the format: a newer Granary reads it. */
    public static final class NewerFormat extends UnreadableManifestException {
        public NewerFormat(String formatVersion) {
            super(
                    "this manifest has format " + formatVersion + ", and this build reads " + Manifest.FORMAT_VERSION,
                    null);
        }
    }

    /** Not JSON, a field missing or of the wrong type, other bytes than its digest is of, or a blob outside of the prefix of its cluster. */
    public static final class Damaged extends UnreadableManifestException {
        public Damaged(String message, @Nullable Throwable cause) {
            super("damaged manifest: " + message, cause);
        }
    }
}
