package dev.granary.registry.adapter.kafka.ingest;

import dev.granary.contracts.Topics;
import dev.granary.registry.application.Verdict.DeadLetter;
import dev.granary.registry.application.Verdict.Drop;
import dev.granary.registry.application.Verdict.Forward;
import dev.granary.registry.domain.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * One life of the ingest's clients. Whatever throws ends it: the transaction is given up, and the next session starts
 * from the position of the last one that was committed.
 */
final class IngestSession implements AutoCloseable {

    /** Opens sessions. */
    @Singleton
    static final class Factory {

        private final IngestClients clients;
        private final Gate gate;
        private final MeterRegistry meters;
        private final Clock clock;

        Factory(IngestClients clients, Gate gate, MeterRegistry meters, Clock clock) {
            this.clients = clients;
            this.gate = gate;
            this.meters = meters;
            this.clock = clock;
        }

        IngestSession open() {
            return new IngestSession(clients, gate, meters, clock);
        }
    }

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PROBE = Duration.ofSeconds(3);

    private final Consumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final Gate gate;
    private final MeterRegistry meters;
    private final Clock clock;
    private Set<String> topics = Set.of();

    /** Takes over from a former session: its open transaction is ended before anything is read. */
    IngestSession(IngestClients clients, Gate gate, MeterRegistry meters, Clock clock) {
        this.gate = gate;
        this.meters = meters;
        this.clock = clock;
        this.producer = clients.producer();
        try {
            producer.initTransactions();
            this.consumer = clients.consumer();
        } catch (RuntimeException e) {
            producer.close(LONGEST_CLOSE);
            throw e;
        }
    }

    /** Reads the topics of these tenants from now on. */
    void follow(Set<Tenant> tenants) {
        Set<String> wanted = new TreeSet<>();
        tenants.forEach(tenant -> wanted.add(Topics.eventsOf(tenant.name())));
        if (!wanted.equals(topics)) {
            consumer.subscribe(wanted);
            topics = wanted;
        }
    }

    /** Lets in what came; waits a moment when nothing did. False when there is no topic to read. */
    boolean pump() {
        if (topics.isEmpty()) {
            return false;
        }
        ConsumerRecords<String, byte[]> found = consumer.poll(POLL);
        if (!found.isEmpty()) {
            letIn(found);
        }
        return true;
    }

    /** Whether the broker answers: a consumer alone waits in silence for a broker that is gone. */
    boolean isConnected() {
        try {
            consumer.partitionsFor(Topics.AGENT_EVENTS.topic(), LONGEST_PROBE);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Names of all topics that this reader may see. */
    Set<String> topicsOfTheBroker() {
        return consumer.listTopics().keySet();
    }

    private void letIn(ConsumerRecords<String, byte[]> found) {
        var tally = new Tally();
        producer.beginTransaction();
        for (ConsumerRecord<String, byte[]> one : found) {
            letIn(one, tally);
        }
        producer.sendOffsetsToTransaction(found.nextOffsets(), consumer.groupMetadata());
        producer.commitTransaction();
        tally.publish(meters);
    }

    private void letIn(ConsumerRecord<String, byte[]> found, Tally tally) {
        switch (gate.judge(found)) {
            case Forward ignored -> {
                send(OutgoingRecords.trusted(found, clock.instant()));
                tally.forward();
            }
            case DeadLetter verdict -> {
                send(OutgoingRecords.deadLetter(found, verdict, clock.instant()));
                tally.deadLetter();
            }
            case Drop(var reason) -> tally.drop(reason, found);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit of the transaction fails when a send did
    private void send(ProducerRecord<String, byte[]> outgoing) {
        producer.send(outgoing);
    }

    @Override
    public void close() {
        producer.close(LONGEST_CLOSE);
        consumer.close(CloseOptions.timeout(LONGEST_CLOSE));
    }
}
