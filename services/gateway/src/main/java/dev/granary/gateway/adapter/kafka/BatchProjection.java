package dev.granary.gateway.adapter.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.jboss.logging.Logger;

/**
 * Takes a batch into the projection. A database that is away is waited for without end, because dead-lettering a topic
 * helps nobody. A batch that the database refuses is written record by record, so that one bad record costs itself:
 * it goes to the dead-letter topic with the reason, like an undecodable one, and the rest goes on.
 */
@ApplicationScoped
public class BatchProjection {

    private static final Logger LOG = Logger.getLogger(BatchProjection.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

    Uni<Void> project(
            KafkaRecordBatch<String, SpecificRecordBase> batch,
            Function<List<KafkaRecord<String, SpecificRecordBase>>, Uni<Void>> write) {
        List<KafkaRecord<String, SpecificRecordBase>> records = batch.getRecords();
        List<KafkaRecord<String, SpecificRecordBase>> readable =
                records.stream().filter(BatchProjection::readable).toList();
        List<Uni<Void>> refusals = records.stream()
                .filter(record -> !readable(record))
                .map(record ->
                        refuse(record, new IllegalArgumentException("value is not a record that this build knows")))
                .toList();
        return patient(() -> write.apply(readable))
                .chain(() -> all(readable.stream().map(BatchProjection::accept).toList()))
                .onFailure()
                .recoverWithUni(() -> oneByOne(readable, write))
                .chain(() -> all(refusals));
    }

    private Uni<Void> oneByOne(
            List<KafkaRecord<String, SpecificRecordBase>> records,
            Function<List<KafkaRecord<String, SpecificRecordBase>>, Uni<Void>> write) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (KafkaRecord<String, SpecificRecordBase> record : records) {
            done = done.chain(() -> patient(() -> write.apply(List.of(record)))
                    .chain(() -> accept(record))
                    .onFailure()
                    .recoverWithUni(refused -> refuse(record, refused)));
        }
        return done;
    }

    private static Uni<Void> patient(Supplier<Uni<Void>> write) {
        return Uni.createFrom()
                .deferred(() -> write.get())
                .onFailure(failure -> !RefusedByDatabase.is(failure))
                .invoke(failure -> LOG.warn("The projection cannot be written, trying again", failure))
                .onFailure(failure -> !RefusedByDatabase.is(failure))
                .retry()
                .withBackOff(FIRST_BACKOFF, LONGEST_BACKOFF)
                .withJitter(0.5)
                .indefinitely();
    }

    private static Uni<Void> accept(KafkaRecord<String, SpecificRecordBase> record) {
        return Uni.createFrom().completionStage(record::ack);
    }

    private static Uni<Void> refuse(KafkaRecord<String, SpecificRecordBase> record, Throwable reason) {
        LOG.errorf(
                reason,
                "Record goes to the dead-letter topic: topic=%s partition=%d key=%s",
                record.getTopic(),
                record.getPartition(),
                record.getKey());
        return Uni.createFrom().completionStage(() -> record.nack(reason));
    }

    private static Uni<Void> all(List<Uni<Void>> work) {
        return work.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(work).andFailFast().replaceWithVoid();
    }

    // Undecodable records arrive as null (fail-on-deserialization-failure=false).
    @SuppressWarnings("ConstantValue") // the library's type does not say that the payload may be null
    private static boolean readable(KafkaRecord<String, SpecificRecordBase> record) {
        return record.getPayload() != null;
    }
}
