package dev.granary.testing.landscape.control;

/** The request cannot be understood; the message is for its sender. */
final class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadRequestException(String message) {
        super(message);
    }
}
