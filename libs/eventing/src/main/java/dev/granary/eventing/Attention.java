package dev.granary.eventing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Since when a service has listened without a break, for a service that judges others by their silence. Its own start,
 * a failed look at its store, a look that came much too late (a paused process, a jump of the clock) and deafness of the
 * bus all begin it anew. Nobody may be judged for a silence that began before it. Thread-safe, does not block.
 */
public final class Attention {

    private final Hearing hearing;
    private final Duration longestGap;
    private @Nullable Instant since;
    private @Nullable Instant lastLook;

    /**
     * Has not looked yet.
     *
     * @param longestGap time between two looks after which something may have been missed
     */
    public Attention(Hearing hearing, Duration longestGap) {
        this.hearing = hearing;
        this.longestGap = longestGap;
    }

    /** Looks up; answers since when nothing was missed, empty when something is being missed now. */
    public synchronized Optional<Instant> look(Instant now) {
        if (since == null || lastLook == null || now.isAfter(lastLook.plus(longestGap))) {
            since = now;
        }
        lastLook = now;
        Instant looking = since;
        return hearing.since().map(heard -> heard.isAfter(looking) ? heard : looking);
    }

    /** Something went wrong while looking. */
    public synchronized void lose() {
        since = null;
    }
}
