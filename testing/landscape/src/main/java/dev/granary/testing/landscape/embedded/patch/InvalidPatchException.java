package dev.granary.testing.landscape.embedded.patch;

/** The patch does not fit the object: a test failed, a path leads nowhere, an operation is unknown. */
@SuppressWarnings("serial") // never serialised
public final class InvalidPatchException extends RuntimeException {

    InvalidPatchException(String message) {
        super(message);
    }
}
