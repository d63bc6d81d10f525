package dev.granary.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** One line per step that is done, with the time since the start. */
final class Milestones {
    private final PrintStream out;
    private final InstantSource clock;
    private final Instant start;

    Milestones(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.start = clock.instant();
    }

    synchronized void done(String what) {
        out.printf(Locale.ROOT, "%7.1f s  %s%n", elapsed().toMillis() / 1000.0, what);
        out.flush();
    }

    Duration elapsed() {
        return Duration.between(start, clock.instant());
    }
}
