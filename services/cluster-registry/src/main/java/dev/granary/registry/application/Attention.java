package dev.granary.registry.application;

import dev.granary.registry.application.port.Hearing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Since when the registry has listened without a break. Its own start, a failed look at the store, a look that came
 * much too late (a paused process, a jump of the clock) and deafness of the bus all begin it anew.
 */
public final class Attention {

    private final Hearing hearing;
    private final Duration longestGap;
    private @Nullable Instant since;
    private @Nullable Instant lastLook;

    public Attention(Hearing hearing, Patience patience) {
        this.hearing = hearing;
        // whoever was heard within one interval before the gap is not yet silent for too long after it
        this.longestGap = patience.silence().minus(patience.heartbeatInterval());
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
