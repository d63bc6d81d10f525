package dev.granary.backup.application.port;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoredObject;
import dev.granary.backup.domain.RestoredObject.Outcome;
import dev.granary.backup.domain.SomeRestores;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/** The law of the objects of restores. */
public abstract class RestoreObjectsContract extends ObjectPartsContract<RestoreId, RestoredObject> {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    protected abstract Restores restores();

    @Override
    protected RestoreId added() {
        var restore = SomeRestores.requested(new ClusterId(UUID.randomUUID()), SomeRestores.PLAIN, NOW);
        in(() -> restores().add(restore));
        return restore.id();
    }

    @Override
    protected Uni<Void> remove(RestoreId id) {
        return restores().remove(id);
    }

    @Override
    protected RestoredObject plain() {
        return new RestoredObject("Deployment", "apps/v1", "shop", "web", Outcome.CREATED, "", "");
    }

    @Override
    protected RestoredObject full() {
        return new RestoredObject("Secret", "", null, "key", Outcome.CONFLICT, "FieldImmutable", "It says \"no\".");
    }
}
