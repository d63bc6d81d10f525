package dev.granary.contracts;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a topic is created.
 *
 * @param partitions their number; a topic whose key order matters never changes it
 * @param config topic configuration of Kafka, name to value
 */
public record TopicSettings(int partitions, Map<String, String> config) {
    /** Partitions of every fixed topic and of every tenant's topic pair. */
    public static final int PARTITIONS = 3;

    private static final Duration FIXED_RETENTION = Duration.ofDays(30);
    private static final Duration TENANT_RETENTION = Duration.ofDays(7);
    private static final Duration COMPACTION_LAG = Duration.ofDays(7);

    public TopicSettings {
        config = Map.copyOf(config);
    }

    static TopicSettings deleted() {
        return of(Map.of("cleanup.policy", "delete", "retention.ms", millis(FIXED_RETENTION)));
    }

    /** A reader that was away for less than the lag still sees every record, not only the last of each key. */
    static TopicSettings compacted() {
        return of(Map.of(
                "cleanup.policy", "compact,delete",
                "retention.ms", millis(FIXED_RETENTION),
                "min.compaction.lag.ms", millis(COMPACTION_LAG)));
    }

    /** The broker's clock stamps the records, because what an agent claims about time is not believed. */
    static TopicSettings tenant() {
        return of(Map.of(
                "cleanup.policy", "delete",
                "retention.ms", millis(TENANT_RETENTION),
                "message.timestamp.type", "LogAppendTime"));
    }

    private static TopicSettings of(Map<String, String> config) {
        return new TopicSettings(PARTITIONS, new TreeMap<>(config));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
