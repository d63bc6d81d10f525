package dev.granary.engine.store.wrapper;

import dev.granary.engine.store.BlobStoreException;
import java.time.Duration;

/** Waits as the port's law wants it: who is interrupted gets a failure of the port and stays interrupted. */
final class Interruptions {

    private Interruptions() {}

    static void pause(Waiting waiting, Duration time) {
        try {
            waiting.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BlobStoreException.Unreachable("interrupted while waiting for the store", e);
        }
    }
}
