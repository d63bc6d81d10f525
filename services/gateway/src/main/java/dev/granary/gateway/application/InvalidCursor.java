package dev.granary.gateway.application;

/** A cursor that this gateway did not make. */
public final class InvalidCursor extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidCursor(Throwable cause) {
        super("cursor is not one that an earlier page answered; ask for the first page without a cursor", cause);
    }
}
