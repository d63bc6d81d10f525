package dev.granary.gateway.adapter.kafka;

import dev.granary.contracts.restores.v1.RestoreCancelled;
import dev.granary.contracts.restores.v1.RestoreDeleted;
import dev.granary.contracts.restores.v1.RestoreFailed;
import dev.granary.contracts.restores.v1.RestorePartiallySucceeded;
import dev.granary.contracts.restores.v1.RestoreProgressed;
import dev.granary.contracts.restores.v1.RestoreRequested;
import dev.granary.contracts.restores.v1.RestoreStarted;
import dev.granary.contracts.restores.v1.RestoreSucceeded;
import dev.granary.gateway.application.Restore;
import dev.granary.gateway.application.RestoreState;
import dev.granary.gateway.application.port.Projection;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@code granary.restores.v1}: every record carries the whole restore. */
@ApplicationScoped
public class RestoreProjector {

    private final BatchProjection batches;
    private final Projection projection;

    RestoreProjector(BatchProjection batches, Projection projection) {
        this.batches = batches;
        this.projection = projection;
    }

    @Incoming("restores")
    public Uni<Void> project(KafkaRecordBatch<String, SpecificRecordBase> batch) {
        return batches.project(
                batch,
                records -> projection.restores(records.stream()
                        .flatMap(record -> row(record.getPayload()))
                        .toList()));
    }

    private static Stream<Restore> row(SpecificRecordBase event) {
        return event instanceof RestoreDeleted deleted
                ? Stream.of(RestoreRecords.restore(deleted.getRestore(), RestoreState.DELETED))
                : restore(event).map(RestoreRecords::restore);
    }

    private static Stream<dev.granary.contracts.restores.v1.Restore> restore(SpecificRecordBase event) {
        return Stream.ofNullable(
                switch (event) {
                    case RestoreRequested requested -> requested.getRestore();
                    case RestoreStarted started -> started.getRestore();
                    case RestoreProgressed progressed -> progressed.getRestore();
                    case RestoreSucceeded succeeded -> succeeded.getRestore();
                    case RestorePartiallySucceeded partial -> partial.getRestore();
                    case RestoreFailed failed -> failed.getRestore();
                    case RestoreCancelled cancelled -> cancelled.getRestore();
                    default -> null;
                });
    }
}
