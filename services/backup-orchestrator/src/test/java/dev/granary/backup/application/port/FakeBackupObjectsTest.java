package dev.granary.backup.application.port;

import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ObjectResult;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

class FakeBackupObjectsTest extends BackupObjectsContract {
    private final FakeObjectParts<BackupId, ObjectResult> parts = new FakeObjectParts<>();
    private final Backups backups = new FakeBackups(new FakeFleet(), parts);

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
        return work.get().await().indefinitely();
    }
}
