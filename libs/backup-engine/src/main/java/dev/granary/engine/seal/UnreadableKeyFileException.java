package dev.granary.engine.seal;

/** A key file is not one. The message says where, and never what stands there. */
public final class UnreadableKeyFileException extends RuntimeException {

    public UnreadableKeyFileException(String message) {
        super("key file: " + message);
    }
}
