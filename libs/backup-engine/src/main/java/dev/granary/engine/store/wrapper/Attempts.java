package dev.granary.engine.store.wrapper;

import dev.granary.engine.store.BlobStoreException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The tries of one call. Used by one thread. */
final class Attempts {

    private final Patience patience;
    private final Waiting waiting;
    private final RandomGenerator random;
    private final Duration start;
    private int failures;
    private boolean wasCorrupt;

    Attempts(Patience patience, Waiting waiting, RandomGenerator random) {
        this.patience = patience;
        this.waiting = waiting;
        this.random = random;
        this.start = waiting.elapsed();
    }

    /** Then an answer got lost, perhaps: what the request asked for may have been done. */
    boolean anyFailed() {
        return failures > 0;
    }

    void run(Runnable request) {
        call(() -> {
            request.run();
            return this;
        });
    }

    <T> T call(Supplier<T> request) {
        while (true) {
            try {
                return request.get();
            } catch (BlobStoreException e) {
                awaitNext(e);
            }
        }
    }

    /** Returns when the next try may begin; throws the failure when there is none. */
    void awaitNext(BlobStoreException failure) {
        switch (failure) {
            case BlobStoreException.Throttled e -> {
                failures++;
                pause(withAsked(e, backoff()), e);
            }
            case BlobStoreException.Unreachable e -> {
                failures++;
                pause(backoff(), e);
            }
            case BlobStoreException.Corrupt e -> onlyOnce(e);
            case BlobStoreException.BlobAbsent e -> throw e;
            case BlobStoreException.BlobExists e -> throw e;
            case BlobStoreException.ContainerAbsent e -> throw e;
            case BlobStoreException.IdentityRefused e -> throw e;
            case BlobStoreException.AccessRefused e -> throw e;
            case BlobStoreException.Locked e -> throw e;
            case BlobStoreException.Unexpected e -> throw e;
        }
    }

    /** Damage on the way is gone at the next try, damage in the store is not: one more try tells them apart. */
    private void onlyOnce(BlobStoreException.Corrupt failure) {
        if (wasCorrupt) {
            throw failure;
        }
        wasCorrupt = true;
    }

    private Duration backoff() {
        return shortened(patience.waitAfter(failures));
    }

    private Duration withAsked(BlobStoreException.Throttled failure, Duration backoff) {
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        return asked.compareTo(backoff) < 0 ? backoff : asked.plus(backoff);
    }

    private Duration shortened(Duration wait) {
        return Duration.ofNanos((long) (wait.toNanos() * (0.5 + random.nextDouble() / 2)));
    }

    private void pause(Duration wait, BlobStoreException failure) {
        Duration since = waiting.elapsed().minus(start);
        if (since.plus(wait).compareTo(patience.deadline()) > 0) {
            throw failure;
        }
        Interruptions.pause(waiting, wait);
    }
}
