package dev.granary.agent.domain;

import java.time.Instant;

/** How a piece of work ended. */
public interface Ending {

    Instant finishedAt();

    /** Whether it ended because a command wanted it to; otherwise that command has to be told that it came too late. */
    boolean wasCancelled();
}
