package dev.granary.engine.store.azure;

/** A range begins at or after the end of the blob. Stays within this package. */
final class BeyondEnd extends RuntimeException {

    BeyondEnd() {
        super("range beyond the end", null, false, false);
    }
}
