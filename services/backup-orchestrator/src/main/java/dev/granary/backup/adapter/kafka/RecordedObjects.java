package dev.granary.backup.adapter.kafka;

import dev.granary.backup.application.RecordObjects;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ObjectResult;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoredObject;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.apache.avro.specific.SpecificRecordBase;

/** Hands what agents say about objects to the backup or restore that they are of. */
@Singleton
class RecordedObjects {
    private final RecordObjects<BackupId, ObjectResult> ofBackups;
    private final RecordObjects<RestoreId, RestoredObject> ofRestores;

    RecordedObjects(
            RecordObjects<BackupId, ObjectResult> ofBackups, RecordObjects<RestoreId, RestoredObject> ofRestores) {
        this.ofBackups = ofBackups;
        this.ofRestores = ofRestores;
    }

    Uni<Void> record(SpecificRecordBase payload) {
        var ofBackup = ObjectReports.reportIn(payload);
        return ofBackup.isPresent()
                ? ofBackup.map(it -> ofBackups.record(it.cluster(), it.command(), it.report()))
                        .get()
                : RestoredObjectReports.reportIn(payload)
                        .map(it -> ofRestores.record(it.cluster(), it.command(), it.report()))
                        .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
