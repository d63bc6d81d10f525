package dev.granary.engine.store.wrapper;

import java.time.Duration;

/**
 * At most so many requests per second, over all who share it; a pause saves up a burst. Requests come to their turn in the
 * order in which they asked.
 */
public final class RequestPace {

    private final Waiting waiting;
    private final Duration interval;
    private final Duration savings;
    private Duration nextTurn;

    /**
     * @param perSecond requests in the long run, above zero
     * @param burst requests that may go at once after a pause, at least 1
     */
    public RequestPace(double perSecond, int burst, Waiting waiting) {
        if (perSecond <= 0 || burst < 1) {
            throw new IllegalArgumentException("not a pace: " + perSecond + "/s, burst " + burst);
        }
        this.waiting = waiting;
        this.interval = Duration.ofNanos((long) (1_000_000_000 / perSecond));
        this.savings = interval.multipliedBy(burst - 1L);
        this.nextTurn = waiting.elapsed().minus(savings);
    }

    /** Returns when the next request may go. */
    public void awaitTurn() {
        Duration wait = takeTurn();
        if (wait.isPositive()) {
            Interruptions.pause(waiting, wait);
        }
    }

    private synchronized Duration takeTurn() {
        Duration now = waiting.elapsed();
        Duration earliest = now.minus(savings);
        Duration turn = nextTurn.compareTo(earliest) < 0 ? earliest : nextTurn;
        nextTurn = turn.plus(interval);
        return turn.minus(now);
    }
}
