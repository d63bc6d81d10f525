package dev.granary.backup.adapter.postgres;

import dev.granary.backup.OrchestratorTest;
import dev.granary.backup.application.port.BackupObjectsContract;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.ObjectParts;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ObjectResult;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;

@OrchestratorTest
@SuppressWarnings("NullAway.Init") // Quarkus injects the fields
class PostgresBackupObjectsIT extends BackupObjectsContract {
    @Inject
    ObjectParts<BackupId, ObjectResult> parts;

    @Inject
    Backups backups;

    @Inject
    Transactions transactions;

    @Override
    protected ObjectParts<BackupId, ObjectResult> parts() {
        return parts;
    }

    @Override
    protected Backups backups() {
        return backups;
    }

    @Override
    protected <R> R in(Supplier<Uni<R>> work) {
        return transactions.inTransaction(work).await().atMost(Duration.ofMinutes(1));
    }
}
