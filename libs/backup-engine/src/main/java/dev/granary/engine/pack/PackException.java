package dev.granary.engine.pack;

import org.jspecify.annotations.Nullable;

/** Why a pack that the store gave cannot be used. A caller decides by type, never by message. */
public abstract sealed class PackException extends RuntimeException {

    private final PackId pack;
    private final String reason;

    private PackException(PackId pack, String message, @Nullable Throwable cause) {
        super("pack " + pack + ": " + message, cause);
        this.pack = pack;
        this.reason = message;
    }

    public PackId pack() {
        return pack;
    }

    /** The message without the name of the pack. */
    public String reason() {
        return reason;
    }

    /** The bytes are not those that were written, or whoever wrote them did not keep to the format. */
    public static final class Corrupt extends PackException {
        public Corrupt(PackId pack, String message) {
            super(pack, message, null);
        }

        public Corrupt(PackId pack, String message, Throwable cause) {
            super(pack, message, cause);
        }
    }

    /** The pack says that it is of a format that this build does not know. */
    public static final class Unsupported extends PackException {
        public Unsupported(PackId pack, String message) {
            super(pack, message, null);
        }
    }
}
