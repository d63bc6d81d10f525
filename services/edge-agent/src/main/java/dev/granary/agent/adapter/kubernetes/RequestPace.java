package dev.granary.agent.adapter.kubernetes;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets at most so many requests through in any second, and none while the API server asked for a pause. Used by any number
 * of threads.
 */
public final class RequestPace {

    private static final int BURST_SHARE = 10;

    private final Bucket bucket;
    private final TimeMeter time;
    private final BlockingStrategy waiting;
    private final AtomicLong pausedUntilNanos;

    /** At most so many requests a second, at least 1. */
    public RequestPace(int perSecond) {
        this(perSecond, TimeMeter.SYSTEM_NANOTIME, BlockingStrategy.PARKING);
    }

    RequestPace(int perSecond, TimeMeter time, BlockingStrategy waiting) {
        // a full bucket and what flows in during a second are together what is allowed
        int burst = Math.max(1, perSecond / BURST_SHARE);
        int refill = Math.max(1, perSecond - burst);
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
        this.time = time;
        this.waiting = waiting;
        this.pausedUntilNanos = new AtomicLong(time.currentTimeNanos());
    }

    /** Waits for the turn of a request. */
    void acquire() throws InterruptedException {
        bucket.asBlocking().consume(1, waiting);
        for (long left = pauseLeft(); left > 0; left = pauseLeft()) {
            waiting.park(left);
        }
    }

    /** Nothing passes for so long, whoever asks. */
    void pause(Duration time) {
        long until = this.time.currentTimeNanos() + time.toNanos();
        pausedUntilNanos.accumulateAndGet(until, (known, wanted) -> wanted - known > 0 ? wanted : known);
    }

    /** Waits without holding up anybody else. */
    void await(Duration time) throws InterruptedException {
        waiting.park(time.toNanos());
    }

    private long pauseLeft() {
        return pausedUntilNanos.get() - time.currentTimeNanos();
    }
}
