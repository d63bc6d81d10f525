package dev.granary.backup.application.port;

import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoredObject;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

class FakeRestoreObjectsTest extends RestoreObjectsContract {
    private final FakeObjectParts<RestoreId, RestoredObject> parts = new FakeObjectParts<>();
    private final Restores restores = new FakeRestores(new FakeFleet(), parts);

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
        return work.get().await().indefinitely();
    }
}
