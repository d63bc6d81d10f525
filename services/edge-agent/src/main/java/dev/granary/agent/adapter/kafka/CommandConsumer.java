package dev.granary.agent.adapter.kafka;

import dev.granary.agent.application.HandleCommand;
import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.application.port.CommandPositions;
import dev.granary.agent.application.port.EventsUnavailableException;
import dev.granary.agent.application.port.JournalUnavailableException;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.contracts.AvroCodec;
import dev.granary.contracts.Topics;
import dev.granary.contracts.UndecodableRecordException;
import dev.granary.observability.LogLine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
    private final HandleCommand handle;
    private final AgentEvents events;
    private final CommandPositions positions;
    private final MeterRegistry meters;
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
        this.handle = handle;
        this.events = events;
        this.positions = positions;
        this.meters = meters;
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

    private void handle(ConsumerRecord<byte[], byte[]> message) {
        Optional<Command> command = decode(message);
        command.ifPresent(this::handle);
        if (command.isPresent() || message.value() == null) {
            positions.store(topic, message.partition(), message.offset() + 1);
        }
    }

    /** Empty for what is addressed to others and for what nobody can read. */
    private Optional<Command> decode(ConsumerRecord<byte[], byte[]> message) {
        try {
            if (message.value() == null) {
                throw new UndecodableRecordException("no value");
            }
            return CommandRecords.of(AvroCodec.decode(message.value()), settings.clusterId());
        } catch (UndecodableRecordException e) {
            meters.counter("granary.agent.commands.undecodable").increment();
            LOG.warn(LogLine.of(
                    "command skipped, it cannot be decoded",
                    "topic",
                    message.topic(),
                    "partition",
                    message.partition(),
                    "offset",
                    message.offset(),
                    "reason",
                    e.getMessage()));
            return Optional.empty();
        }
    }

    private void handle(Command command) {
        LOG.info(LogLine.of("command received", "command", command.name(), "commandId", command.commandId()));
        try {
            handle.handle(command);
            count(command, "handled");
        } catch (JournalUnavailableException | EventsUnavailableException e) {
            throw e;
        } catch (RuntimeException e) { // consumer edge: a command that we cannot handle must not stop those after it
            LOG.error(LogLine.of("command failed", "command", command.name(), "commandId", command.commandId()), e);
            count(command, "failed");
            events.report(new AgentEvent.CommandRejected(
                    command.commandId(),
                    command.name(),
                    Refusal.of(Reason.INTERNAL_ERROR, "The agent has a defect; its log has more. Try again.")));
        }
    }

    private void count(Command command, String result) {
        meters.counter("granary.agent.commands", "command", command.name(), "result", result)
                .increment();
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = settings.client();
        properties.put("enable.auto.commit", false);
        properties.put("auto.offset.reset", "earliest");
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
