package dev.granary.testing.system;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where a record lies on the bus. */
record Place(TopicPartition partition, long offset) {

    boolean isBefore(@Nullable OffsetAndMetadata next) {
        return next != null && next.offset() > offset;
    }
}
