package dev.granary.engine.protocol;

/**
 * What was removed.
 *
 * @param locked blobs that had to stay because a retention lock holds them
 */
public record Removed(long blobs, long bytes, long locked) {

    public static final Removed NOTHING = new Removed(0, 0, 0);

    public Removed plus(Removed more) {
        return new Removed(blobs + more.blobs, bytes + more.bytes, locked + more.locked);
    }
}
