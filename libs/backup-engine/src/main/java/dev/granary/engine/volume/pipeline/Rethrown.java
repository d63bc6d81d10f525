package dev.granary.engine.volume.pipeline;

/** Failures of one thread that another one throws on. */
public final class Rethrown {

    private Rethrown() {}

    /** The failure itself when it may be thrown anywhere, with the place where it comes out added to its trace. */
    public static RuntimeException of(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }
}
