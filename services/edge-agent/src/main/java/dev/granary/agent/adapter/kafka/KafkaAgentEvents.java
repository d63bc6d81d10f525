package dev.granary.agent.adapter.kafka;

import dev.granary.agent.application.AgentIdentity;
import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.application.port.EventsUnavailableException;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.contracts.AvroCodec;
import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.Topics;
import dev.granary.observability.LogLine;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Events on the tenant's topic, each with the seal of the session. One thread sends, so that they keep their order; what
 * cannot be sent and may get lost is dropped when too much of it waits.
 */
public final class KafkaAgentEvents implements AgentEvents, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaAgentEvents.class);
    private static final String SOURCE = "/granary/edge-agent";
    private static final String SESSION_HEADER = "granary-session";
    private static final String SEAL_HEADER = "granary-mac";
    private static final int MOST_WAITING = 100;
    private static final Duration REPORT_TIMEOUT = Duration.ofSeconds(60);

    private final BusSettings settings;
    private final EventRecords records;
    private final Sessions sessions;
    private final EventProducer producer;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform()
                    .daemon()
                    .name("events")
                    .uncaughtExceptionHandler((_, defect) -> fail(defect))
                    .factory());
    private volatile boolean failed;

    public KafkaAgentEvents(
            BusSettings settings, AgentIdentity self, HttpClient http, InstantSource clock, MeterRegistry meters) {
        this.settings = settings;
        this.records = new EventRecords(self);
        this.sessions = new Sessions(settings, http, clock);
        this.producer = new EventProducer(settings);
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void offer(AgentEvent event) {
        if (failed) {
            return;
        }
        try {
            sender.execute(() -> {
                try {
                    var _ = send(event);
                } catch (EventsUnavailableException e) {
                    LOG.debug(LogLine.of("event dropped", "event", nameOf(event), "reason", e.getMessage()));
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug(LogLine.of("event dropped", "event", nameOf(event), "reason", "too many wait"));
        }
    }

    @Override
    public void report(AgentEvent event) {
        try {
            sender.submit(() -> delivered(event)).get(REPORT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            meters.counter("granary.agent.events", "event", nameOf(event)).increment();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventsUnavailableException("interrupted", e);
        }
    }

    /** What the bus finds too large it finds so each time, and everything else would wait behind it. */
    private RecordMetadata delivered(AgentEvent event) throws ExecutionException, InterruptedException {
        try {
            return send(event).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                LOG.error(LogLine.of("event is too large and is told short", "event", nameOf(event)));
                return send(ShortEvent.of(event)).get();
            }
            throw e;
        }
    }

    private static EventsUnavailableException unavailable(Exception failure) {
        Throwable cause = failure;
        while (cause instanceof ExecutionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Error error) { // not the bus is at fault, and trying again would hide it
            throw error;
        }
        return cause instanceof EventsUnavailableException known
                ? known
                : new EventsUnavailableException(
                        "the bus did not take an event: " + cause.getClass().getSimpleName(), cause);
    }

    /** False once sending met a defect: heartbeats are dropped from then on, and the process is to be replaced. */
    public boolean isAlive() {
        return !failed;
    }

    private void fail(Throwable defect) {
        if (sender.isShutdown()) {
            return;
        }
        failed = true;
        LOG.error("events cannot be sent", defect);
    }

    /** Whether the last event got through, or none was tried yet. */
    public boolean isConnected() {
        return producer.isUsable();
    }

    private Future<RecordMetadata> send(AgentEvent event) {
        SpecificRecordBase payload = records.of(event, clock.instant());
        byte[] value = AvroCodec.encode(payload);
        Session session = sessions.current();
        String key = settings.clusterId().toString();
        var envelope = CloudEventHeaders.CloudEvent.of(
                EventIds.of(event, payload.getSchema().getName()), payload, SOURCE, key, clock.instant());
        var message = new ProducerRecord<>(Topics.eventsOf(settings.tenant()), key, value);
        CloudEventHeaders.write(message.headers(), envelope, payload);
        CloudEventHeaders.set(message.headers(), SESSION_HEADER, session.name());
        CloudEventHeaders.set(
                message.headers(), SEAL_HEADER, session.seal(envelope.id().toString(), envelope.type(), value));
        return producer.send(message);
    }

    private static String nameOf(AgentEvent event) {
        return event.getClass().getSimpleName();
    }

    @Override
    public void close() {
        sender.shutdownNow();
        producer.close();
    }
}
