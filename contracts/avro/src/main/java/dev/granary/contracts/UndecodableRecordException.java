package dev.granary.contracts;

/** The bytes are no record of this bus: wrong marker, a schema that no release knew, or a body that does not fit its schema. */
public final class UndecodableRecordException extends RuntimeException {
    public UndecodableRecordException(String message) {
        super(message);
    }

    public UndecodableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
