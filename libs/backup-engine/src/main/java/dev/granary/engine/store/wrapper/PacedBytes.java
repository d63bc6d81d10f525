package dev.granary.engine.store.wrapper;

/** Takes a turn for every block that is begun. Used by one thread. */
final class PacedBytes {

    private final RequestPace pace;
    private final long blockBytes;
    private long paid;

    /**
     * @param paid bytes that a turn was taken for already
     */
    PacedBytes(RequestPace pace, long blockBytes, long paid) {
        this.pace = pace;
        this.blockBytes = blockBytes;
        this.paid = paid;
    }

    void await(long bytes) {
        paid -= bytes;
        while (paid < 0) {
            pace.awaitTurn();
            paid += blockBytes;
        }
    }
}
