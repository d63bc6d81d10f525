package dev.granary.agent.adapter.kafka;

import dev.granary.agent.application.HandleCommand;
import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.application.port.CommandPositions;
import dev.granary.agent.application.port.EventsUnavailableException;
import dev.granary.agent.application.port.JournalUnavailableException;
import dev.granary.contracts.Topics;
import dev.granary.observability.LogLine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commands of this cluster, one after another, for as long as the process lives. A position is stored when the
 * command's effect is; so a command is handled at least once. No fault ends it: of the bus, of the API server (tried
 * again), of a record (skipped and counted), of a use case (answered with a rejection).
 */
public final class CommandConsumer implements Runnable, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CommandConsumer.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final BusSettings settings;
    private final String topic;
    private final CommandIntake intake;
    private final CommandPositions positions;
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable KafkaConsumer<?, ?>> current = new AtomicReference<>();

    public CommandConsumer(
            BusSettings settings,
            HandleCommand handle,
            AgentEvents events,
            CommandPositions positions,
            MeterRegistry meters) {
        this.settings = settings;
        this.topic = Topics.commandsOf(settings.tenant());
        this.intake = new CommandIntake(settings.clusterId(), handle, events, meters);
        this.positions = positions;
    }

    @Override
    public void run() {
        while (!isStopped()) {
            try (var consumer =
                    new KafkaConsumer<>(properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                current.set(consumer);
                consume(consumer);
            } catch (WakeupException e) {
                LOG.debug("commands are not read any more");
            } catch (KafkaException | JournalUnavailableException | EventsUnavailableException e) {
                Duration wait = backoff.next();
                LOG.warn(LogLine.of(
                        "commands are not read for a while",
                        "wait",
                        wait,
                        "fault",
                        e.getClass().getSimpleName(),
                        "message",
                        e.getMessage()));
                pause(wait);
            }
        }
    }

    private void consume(KafkaConsumer<byte[], byte[]> consumer) {
        int assignedOf = 0;
        while (!isStopped()) {
            int partitions = consumer.partitionsFor(topic).size();
            if (partitions != assignedOf) {
                assign(consumer, partitions);
                assignedOf = partitions;
            }
            for (var message : consumer.poll(POLL)) {
                if (isStopped()) {
                    return;
                }
                handle(message);
            }
            backoff.reset();
        }
    }

    private void assign(KafkaConsumer<byte[], byte[]> consumer, int count) {
        Map<Integer, Long> known = positions.load(topic);
        Set<TopicPartition> own = OwnPartitions.toRead(settings.clusterId(), count, known.keySet()).stream()
                .map(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toSet());
        consumer.assign(own);
        for (TopicPartition partition : own) {
            Long next = known.get(partition.partition());
            if (next == null) {
                consumer.seekToBeginning(Set.of(partition));
            } else {
                consumer.seek(partition, next);
            }
        }
        LOG.info(LogLine.of("commands are read", "topic", topic, "partitions", own, "positions", known));
    }

    /** What others are told is not worth a write each; after a restart it is skipped once more. */
    private void handle(ConsumerRecord<byte[], byte[]> message) {
        if (intake.take(message)) {
            positions.store(topic, message.partition(), message.offset() + 1);
        }
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = settings.client();
        properties.put("enable.auto.commit", false);
        properties.put("auto.offset.reset", "earliest");
        properties.put("metadata.max.age.ms", 60_000); // a topic that grew is noticed within a minute
        properties.put("max.poll.records", 100);
        properties.put("fetch.max.bytes", 1 << 20);
        properties.put("max.partition.fetch.bytes", 1 << 20);
        properties.put("receive.buffer.bytes", 64 << 10);
        properties.put("default.api.timeout.ms", 20_000);
        properties.put("isolation.level", "read_committed");
        return properties;
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void pause(Duration wait) {
        try {
            stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            close();
        }
    }

    /** Asks for the end, which comes within a poll and the command that is being handled. */
    @Override
    public void close() {
        stopped.countDown();
        KafkaConsumer<?, ?> consumer = current.get();
        if (consumer != null) {
            consumer.wakeup();
        }
    }
}
