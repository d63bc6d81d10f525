package dev.granary.registry.application;

import java.time.Duration;

/** How long an agent may be silent: three intervals of its heartbeat. */
public record Patience(Duration heartbeatInterval) {

    private static final int MISSED_BEATS = 3;

    public Patience {
        if (!heartbeatInterval.isPositive()) {
            throw new IllegalArgumentException("the heartbeat interval must be positive");
        }
    }

    public Duration silence() {
        return heartbeatInterval.multipliedBy(MISSED_BEATS);
    }

    /** Whoever was heard within one interval before such a gap of our attention is not yet silent for too long after it. */
    public Duration longestGap() {
        return silence().minus(heartbeatInterval);
    }
}
