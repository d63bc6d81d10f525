package dev.granary.eventing;

import dev.granary.observability.LogLine;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * SmallRye's dead letter queue, counted and logged. It must not be of that queue's class: what cannot be decoded would
 * then never come to {@link EventConsumer}, and its position would not be committed before a later record's.
 */
final class DeadLetters implements KafkaFailureHandler {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final KafkaFailureHandler queue;
    private final String channel;
    private final MeterRegistry metrics;

    DeadLetters(KafkaFailureHandler queue, String channel, MeterRegistry metrics) {
        this.queue = queue;
        this.channel = channel;
        this.metrics = metrics;
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record, Throwable reason, Metadata metadata) {
        return queue.handle(record, reason, metadata).invoke(() -> {
            metrics.counter("granary.dead.letters", "topic", record.getTopic(), "channel", channel)
                    .increment();
            LOG.error(
                    LogLine.of(
                            "record became a dead letter",
                            "topic",
                            record.getTopic(),
                            "partition",
                            record.getPartition(),
                            "offset",
                            record.getOffset(),
                            "channel",
                            channel),
                    reason);
        });
    }

    @Override
    public void terminate() {
        queue.terminate();
    }

    /** Failure strategy {@code granary-dead-letters} of the channels. */
    @ApplicationScoped
    @Identifier("granary-dead-letters")
    static class Factory implements KafkaFailureHandler.Factory {
        private final KafkaDeadLetterQueue.Factory queues;
        private final MeterRegistry metrics;

        Factory(
                @Identifier(KafkaFailureHandler.Strategy.DEAD_LETTER_QUEUE) KafkaDeadLetterQueue.Factory queues,
                MeterRegistry metrics) {
            this.queues = queues;
            this.metrics = metrics;
        }

        @Override
        public KafkaFailureHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new DeadLetters(queues.create(config, vertx, consumer, reportFailure), config.getChannel(), metrics);
        }
    }
}
