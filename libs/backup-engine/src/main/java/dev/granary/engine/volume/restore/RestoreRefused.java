package dev.granary.engine.volume.restore;

/** A restore that did not begin, because it might destroy something; nothing was changed. */
public final class RestoreRefused extends RuntimeException {

    RestoreRefused(String message) {
        super(message);
    }
}
