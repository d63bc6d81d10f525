package dev.granary.engine.seal;

import org.jspecify.annotations.Nullable;

/** Why sealed bytes cannot be opened. A caller decides by type, never by message. Carries no key. */
public abstract sealed class SealException extends RuntimeException {

    private SealException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The blob is sealed with a key that is not at hand. */
    public static final class KeyAbsent extends SealException {
        private final KeyId key;

        public KeyAbsent(KeyId key) {
            super("sealed with key " + key + ", which is not in the key file", null);
            this.key = key;
        }

        public KeyId key() {
            return key;
        }
    }

    /** The key at hand has the id that the blob names, and is not the one that sealed it. */
    public static final class WrongKey extends SealException {
        private final KeyId key;

        public WrongKey(KeyId key) {
            super("key " + key + " in the key file is not the key of that name that sealed this", null);
            this.key = key;
        }

        public KeyId key() {
            return key;
        }
    }

    /** The bytes are not those that were sealed: changed, cut short, or put in another order. */
    public static final class Broken extends SealException {
        public Broken(String message) {
            super(message, null);
        }

        public Broken(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A newer Granary sealed it, in a way that this build does not know. */
    public static final class Unsupported extends SealException {
        public Unsupported(String message) {
            super(message, null);
        }
    }
}
