package dev.granary.backup.adapter.kafka;

import dev.granary.backup.application.RecordBackupReport;
import dev.granary.backup.application.RecordDeletionReport;
import dev.granary.backup.application.RecordRestoreReport;
import dev.granary.backup.application.RecordVerificationReport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;

/** Hands what agents say to the kind of work that it is about. */
@Singleton
class WorkReports {
    private final RecordBackupReport recordBackupReport;
    private final RecordedObjects recordObjects;
    private final RecordDeletionReport recordDeletionReport;
    private final RecordVerificationReport recordVerificationReport;
    private final RecordRestoreReport recordRestoreReport;

    WorkReports(
            RecordBackupReport recordBackupReport,
            RecordedObjects recordObjects,
            RecordDeletionReport recordDeletionReport,
            RecordVerificationReport recordVerificationReport,
            RecordRestoreReport recordRestoreReport) {
        this.recordBackupReport = recordBackupReport;
        this.recordObjects = recordObjects;
        this.recordDeletionReport = recordDeletionReport;
        this.recordVerificationReport = recordVerificationReport;
        this.recordRestoreReport = recordRestoreReport;
    }

    /** A refusal names only its command, so it is looked for among all kinds of work. */
    Uni<Void> record(SpecificRecordBase payload) {
        return taken(
                        BackupReports.reportIn(payload),
                        it -> recordBackupReport.record(it.cluster(), it.command(), it.report()))
                .chain(() -> recordObjects.record(payload))
                .chain(() -> taken(
                        DeletionReports.reportIn(payload),
                        it -> recordDeletionReport.record(it.cluster(), it.command(), it.report())))
                .chain(() -> taken(
                        VerificationReports.reportIn(payload),
                        it -> recordVerificationReport.record(it.cluster(), it.command(), it.report())))
                .chain(() -> taken(
                        RestoreReports.reportIn(payload),
                        it -> recordRestoreReport.record(it.cluster(), it.command(), it.report())));
    }

    private static <R> Uni<Void> taken(Optional<R> report, Function<R, Uni<Void>> take) {
        return report.map(take).orElseGet(() -> Uni.createFrom().voidItem());
    }
}
