package dev.granary.backup.adapter.postgres;

import dev.granary.backup.OrchestratorTest;
import dev.granary.backup.application.port.ObjectParts;
import dev.granary.backup.application.port.RestoreObjectsContract;
import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoredObject;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;

@OrchestratorTest
@SuppressWarnings("NullAway.Init") // Quarkus injects the fields
class PostgresRestoreObjectsIT extends RestoreObjectsContract {
    @Inject
    ObjectParts<RestoreId, RestoredObject> parts;

    @Inject
    Restores restores;

    @Inject
    Transactions transactions;

    @Override
    protected ObjectParts<RestoreId, RestoredObject> parts() {
        return parts;
    }

    @Override
    protected Restores restores() {
        return restores;
    }

    @Override
    protected <R> R in(Supplier<Uni<R>> work) {
        return transactions.inTransaction(work).await().atMost(Duration.ofMinutes(1));
    }
}
