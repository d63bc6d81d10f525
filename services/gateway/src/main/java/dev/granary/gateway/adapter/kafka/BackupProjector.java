package dev.granary.gateway.adapter.kafka;

import dev.granary.contracts.backups.v1.BackupCancelled;
import dev.granary.contracts.backups.v1.BackupDeleted;
import dev.granary.contracts.backups.v1.BackupDeletionFailed;
import dev.granary.contracts.backups.v1.BackupDeletionRequested;
import dev.granary.contracts.backups.v1.BackupFailed;
import dev.granary.contracts.backups.v1.BackupPartiallySucceeded;
import dev.granary.contracts.backups.v1.BackupProgressed;
import dev.granary.contracts.backups.v1.BackupRequested;
import dev.granary.contracts.backups.v1.BackupRetried;
import dev.granary.contracts.backups.v1.BackupStarted;
import dev.granary.contracts.backups.v1.BackupSucceeded;
import dev.granary.contracts.backups.v1.BackupVerificationFailed;
import dev.granary.contracts.backups.v1.BackupVerificationProgressed;
import dev.granary.contracts.backups.v1.BackupVerificationRequested;
import dev.granary.contracts.backups.v1.BackupVerified;
import dev.granary.gateway.application.Backup;
import dev.granary.gateway.application.port.Projection;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@code granary.backups.v1}: every record carries the whole backup. */
@ApplicationScoped
public class BackupProjector {

    private final BatchProjection batches;
    private final Projection projection;

    BackupProjector(BatchProjection batches, Projection projection) {
        this.batches = batches;
        this.projection = projection;
    }

    @Incoming("backups")
    public Uni<Void> project(KafkaRecordBatch<String, SpecificRecordBase> batch) {
        return batches.project(
                batch,
                records -> projection.backups(records.stream()
                        .flatMap(record -> row(record.getPayload()))
                        .toList()));
    }

    private static Stream<Backup> row(SpecificRecordBase event) {
        return event instanceof BackupDeleted deleted
                ? Stream.of(FleetRecords.deleted(deleted.getBackup()))
                : backup(event).map(FleetRecords::backup);
    }

    private static Stream<dev.granary.contracts.backups.v1.Backup> backup(SpecificRecordBase event) {
        return Stream.ofNullable(
                switch (event) {
                    case BackupRequested requested -> requested.getBackup();
                    case BackupStarted started -> started.getBackup();
                    case BackupProgressed progressed -> progressed.getBackup();
                    case BackupSucceeded succeeded -> succeeded.getBackup();
                    case BackupPartiallySucceeded partial -> partial.getBackup();
                    case BackupFailed failed -> failed.getBackup();
                    case BackupDeletionRequested requested -> requested.getBackup();
                    case BackupDeletionFailed failed -> failed.getBackup();
                    case BackupVerificationRequested requested -> requested.getBackup();
                    case BackupVerificationProgressed progressed -> progressed.getBackup();
                    case BackupRetried retried -> retried.getBackup();
                    case BackupVerified verified -> verified.getBackup();
                    case BackupVerificationFailed failed -> failed.getBackup();
                    case BackupCancelled cancelled -> cancelled.getBackup();
                    default -> null;
                });
    }
}
