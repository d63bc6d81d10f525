package dev.granary.agent.application;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Work that waits for its turn, each once. In memory: {@link WorkLine#resume} fills it from the journal. */
public final class WorkQueue {

    private final Set<UUID> waiting = new LinkedHashSet<>();

    /** Puts it at the end; one that waits already keeps its place. */
    public synchronized void add(UUID workId) {
        waiting.add(workId);
        notifyAll();
    }

    /** Waits for the next one and takes it out. */
    public synchronized UUID take() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        UUID next = waiting.iterator().next();
        waiting.remove(next);
        return next;
    }
}
