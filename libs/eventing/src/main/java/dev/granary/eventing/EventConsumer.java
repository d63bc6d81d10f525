package dev.granary.eventing;

import static io.smallrye.reactive.messaging.kafka.DeserializationFailureHandler.DESERIALIZATION_FAILURE_REASON;

import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.UndecodableRecordException;
import dev.granary.observability.LogLine;
import dev.granary.observability.Trace;
import dev.granary.observability.TraceParent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Handles the records of an incoming channel: at least once delivered, effects exactly once.
 *
 * <p>A fault of the database or the network is waited out: the event is tried again without end, and those behind it
 * wait. Any other fault is tried a few times ({@code granary.eventing.retry.attempts}); then the record goes to the
 * channel's dead letter topic with the reason in its headers, and the next one follows.
 */
@Singleton
public class EventConsumer {
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final ProcessedEvents processed;
    private final Retries retries;

    EventConsumer(Transactions transactions, ProcessedEvents processed, Retries retries) {
        this.transactions = transactions;
        this.processed = processed;
        this.retries = retries;
    }

    /**
     * One transaction around the handler and the memory that this event was handled; an event that was handled before is
     * acknowledged and skipped.
     *
     * @param handler what it writes to the database and to the outbox takes effect once; anything else may happen again
     * @return completes after the record was acknowledged or became a dead letter
     */
    public Uni<Void> consume(Message<SpecificRecordBase> message, Function<ConsumedEvent, Uni<Void>> handler) {
        return process(
                message,
                event -> () -> processed
                        .remember(event)
                        .chain(isNew ->
                                isNew ? handler.apply(event) : Uni.createFrom().voidItem()));
    }

    /**
     * As {@link #consume}, without the memory: for frequent events whose handler may run again without harm, because its
     * write is ordered by a version, a sequence or a time.
     */
    public Uni<Void> consumeRepeatable(
            Message<SpecificRecordBase> message, Function<ConsumedEvent, Uni<Void>> handler) {
        return process(message, event -> () -> handler.apply(event));
    }

    private Uni<Void> process(Message<SpecificRecordBase> message, Function<ConsumedEvent, Supplier<Uni<Void>>> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    var event = read(message);
                    var line = LogLine.of("event is tried again", "topic", event.topic(), "eventId", event.id());
                    return retries.run(line, () -> transactions.inTransaction(work.apply(event)));
                })
                .onItemOrFailure()
                .transformToUni((done, fault) -> fault == null ? ack(message) : giveUp(message, fault));
    }

    private static ConsumedEvent read(Message<SpecificRecordBase> message) {
        var record = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("the message does not come from Kafka"));
        TraceParent.parse(CloudEventHeaders.text(record.getHeaders(), CloudEventHeaders.TRACE_PARENT))
                .ifPresentOrElse(Trace::enter, Trace::currentOrNew);
        if (message.getPayload() == null) {
            String whyUndecodable = CloudEventHeaders.text(record.getHeaders(), DESERIALIZATION_FAILURE_REASON);
            throw new UndecodableRecordException(whyUndecodable == null ? "the record has no value" : whyUndecodable);
        }
        var attributes = CloudEventHeaders.read(record.getHeaders());
        var key = record.getKey() instanceof String text ? text : "";
        return new ConsumedEvent(attributes.id(), record.getTopic(), key, attributes.time(), message.getPayload());
    }

    private static Uni<Void> ack(Message<SpecificRecordBase> message) {
        return Uni.createFrom().completionStage(message::ack);
    }

    /** Tried again without end as well: a record that is neither handled nor a dead letter would be lost. */
    private Uni<Void> giveUp(Message<SpecificRecordBase> message, Throwable fault) {
        return Uni.createFrom()
                .completionStage(() -> message.nack(fault))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }
}
