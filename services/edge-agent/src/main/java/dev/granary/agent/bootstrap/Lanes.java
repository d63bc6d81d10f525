package dev.granary.agent.bootstrap;

import java.util.List;

/** Everything that takes its time. */
public record Lanes(List<Lane<?, ?>> all) {

    public Lanes {
        all = List.copyOf(all);
    }
}
