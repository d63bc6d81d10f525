package dev.granary.agent.bootstrap;

import java.util.List;

/**
 * Everything that takes its time.
 *
 * @param afterwards done at the start, and whenever a piece of work has ended
 * @param aside done whenever a piece of work has ended, on a thread of its own, because it may take its time
 * @param regularly done between heartbeats
 */
public record Lanes(List<Lane<?, ?>> all, Runnable afterwards, Runnable aside, Runnable regularly) {

    public Lanes {
        all = List.copyOf(all);
    }
}
