package dev.granary.engine.volume.backup;

import dev.granary.engine.posix.UnixTime;
import dev.granary.engine.volume.ReadState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Whether the times of a file can be trusted later. A file that is written twice within one tick of the kernel's clock has
 * the same times after both, so bytes that were read in between must not be taken for those that the times stand for.
 */
final class Settling {

    /** Far more than a tick, and some difference between clocks. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final Instant frozenAt;

    /**
     * With the clock of the machine that writes the files.
     *
     * @param frozenAt when the file system stopped changing, as a snapshot does; {@link Instant#MAX} for a living one
     */
    Settling(InstantSource clock, Instant frozenAt) {
        this.clock = clock;
        this.frozenAt = frozenAt;
    }

    /** To be asked before a file is opened. */
    UnixTime now() {
        Instant now = clock.instant();
        return timeOf(now.isBefore(frozenAt) ? now : frozenAt);
    }

    /** Of a file that was undisturbed while it was read. */
    ReadState state(UnixTime changed, UnixTime opened) {
        return isSettled(changed, opened) ? ReadState.SETTLED : ReadState.FRESH;
    }

    /** Whether what was looked at later than that, and had changed at this time, would show every change after that look. */
    static boolean isSettled(UnixTime changed, Instant before) {
        return isSettled(changed, timeOf(before));
    }

    private static boolean isSettled(UnixTime changed, UnixTime looked) {
        return changed.compareTo(new UnixTime(looked.seconds() - MARGIN.toSeconds(), looked.nanos())) < 0;
    }

    private static UnixTime timeOf(Instant time) {
        return new UnixTime(time.getEpochSecond(), time.getNano());
    }
}
