package dev.granary.registry.adapter.kafka.ingest;

import dev.granary.observability.LogLine;
import dev.granary.registry.application.Verdict.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Counts one batch, and tells of it when the batch is committed: a batch that is read again is not counted twice, and
 * a flood of bad records makes one line per batch, reason and partition.
 */
final class Tally {

    private static final Logger LOG = Logger.getLogger(Tally.class);

    private record Place(Reason reason, TopicPartition partition) {}

    private record Finding(long firstOffset, int count) {

        Finding and(Finding other) {
            return new Finding(Math.min(firstOffset, other.firstOffset), count + other.count);
        }
    }

    private final Map<Place, Finding> dropped = new HashMap<>();
    private int forwarded;
    private int deadLetters;

    void forward() {
        forwarded++;
    }

    void deadLetter() {
        deadLetters++;
    }

    void drop(Reason reason, ConsumerRecord<?, ?> found) {
        var place = new Place(reason, new TopicPartition(found.topic(), found.partition()));
        dropped.merge(place, new Finding(found.offset(), 1), Finding::and);
    }

    void publish(MeterRegistry meters) {
        meters.counter("granary.ingest.forwarded").increment(forwarded);
        meters.counter("granary.ingest.dead.letters").increment(deadLetters);
        dropped.forEach((place, finding) -> {
            meters.counter("granary.ingest.dropped", "reason", place.reason.label())
                    .increment(finding.count);
            LOG.warn(LogLine.of(
                    "records of agents were not let in",
                    "reason",
                    place.reason.label(),
                    "partition",
                    place.partition,
                    "firstOffset",
                    finding.firstOffset,
                    "count",
                    finding.count));
        });
    }
}
