package dev.granary.agent.application.restore;

import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Hands over results one after another, from however many threads, and counts them. */
final class Results {

    private final Consumer<ObjectResult> consumer;
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

    Results(Consumer<ObjectResult> consumer) {
        this.consumer = consumer;
    }

    synchronized void add(ObjectResult result) {
        counts.merge(result.outcome(), 1L, Long::sum);
        consumer.accept(result);
    }

    synchronized Map<Outcome, Long> counts() {
        return Map.copyOf(counts);
    }
}
