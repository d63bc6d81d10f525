package dev.granary.backup.application.port;

import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupName;
import dev.granary.backup.domain.BackupOrder;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.LocationId;
import dev.granary.backup.domain.ObjectResult;
import dev.granary.backup.domain.ObjectResult.Result;
import dev.granary.selection.SelectionRequest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The law of the objects of backups. */
public abstract class BackupObjectsContract extends ObjectPartsContract<BackupId, ObjectResult> {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    protected abstract Backups backups();

    @Override
    protected BackupId added() {
        var order = new BackupOrder(
                new ClusterId(UUID.randomUUID()),
                "acme",
                new LocationId(UUID.randomUUID()),
                new BackupName("nightly"),
                List.of(SelectionRequest.ofNamespaces(List.of("shop"))),
                false,
                null,
                NOW,
                NOW.plus(Duration.ofDays(36_500)));
        var backup = Backup.requested(new BackupId(UUID.randomUUID()), order, new CommandId(UUID.randomUUID()));
        in(() -> backups().add(backup));
        return backup.id();
    }

    @Override
    protected Uni<Void> remove(BackupId id) {
        return backups().remove(id);
    }

    @Override
    protected ObjectResult plain() {
        return new ObjectResult("apps/v1", "Deployment", "shop", "web", Result.STORED, null, null);
    }

    @Override
    protected ObjectResult full() {
        return new ObjectResult(null, "Secret", null, "", Result.FAILED, "KindNotListable", "It says \"no\".");
    }
}
