package dev.granary.engine.volume.index;

import org.jspecify.annotations.Nullable;

/** An index that is not what {@code docs/format.md} describes. */
public final class IndexException extends RuntimeException {

    IndexException(long line, String message, @Nullable Throwable cause) {
        super("damaged index, line " + line + ": " + message, cause);
    }
}
