package dev.granary.agent.adapter.kubernetes.volume;

import java.time.Duration;

/**
 * How long each step of a mover may take.
 *
 * @param snapshot until a snapshot is ready
 * @param start from the making of the Job until its container runs: scheduling, the claim, the image
 * @param run from then until its end
 * @param poll between two looks
 */
public record MoverLimits(Duration snapshot, Duration start, Duration run, Duration poll) {

    /** Ten minutes for a snapshot and for the start, a day for the run. */
    public static MoverLimits standard() {
        return new MoverLimits(
                Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofDays(1), Duration.ofSeconds(2));
    }
}
