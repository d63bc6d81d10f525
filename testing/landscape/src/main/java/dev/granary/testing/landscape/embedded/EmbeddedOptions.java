package dev.granary.testing.landscape.embedded;

import java.time.Clock;
import java.time.Duration;

/**
 * How embedded API servers behave where real ones can be configured.
 *
 * @param bookmarkInterval between the bookmarks of a watch; real servers: 60 s
 * @param rememberedChanges per server; a watch or list that goes back further is answered with 410
 * @param clock for tokens, certificates and timestamps; timers do not follow it
 */
public record EmbeddedOptions(Duration bookmarkInterval, int rememberedChanges, Clock clock) {

    public static EmbeddedOptions defaults() {
        return new EmbeddedOptions(Duration.ofSeconds(60), 20_000, Clock.systemUTC());
    }

    public EmbeddedOptions withBookmarkInterval(Duration interval) {
        return new EmbeddedOptions(interval, rememberedChanges, clock);
    }

    public EmbeddedOptions withRememberedChanges(int changes) {
        return new EmbeddedOptions(bookmarkInterval, changes, clock);
    }

    public EmbeddedOptions withClock(Clock time) {
        return new EmbeddedOptions(bookmarkInterval, rememberedChanges, time);
    }
}
