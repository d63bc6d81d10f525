package dev.granary.backup.application;

import dev.granary.backup.application.BackupResult.AcceptedBefore;
import dev.granary.backup.application.BackupResult.KeyReused;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.IdempotencyKeys;
import dev.granary.backup.application.port.IdempotencyKeys.Taken;
import dev.granary.backup.domain.BackupId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Tells a repeated request from a new one by its key. A step of {@link RequestBackup}. */
public final class RepeatedRequests {
    private final IdempotencyKeys<BackupId> keys;
    private final Backups backups;

    public RepeatedRequests(IdempotencyKeys<BackupId> keys, Backups backups) {
        this.keys = keys;
        this.backups = backups;
    }

    /** What came of the first request under the key; empty when this is the first. */
    Uni<Optional<BackupResult>> find(BackupRequest request, Optional<String> key) {
        return key.map(keys::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(taken -> taken.map(by -> resultOf(by, request).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Takes the key for the backup; when another request was faster, answers what came of that. */
    Uni<Optional<BackupResult>> take(BackupRequest request, Optional<String> key, BackupId backup) {
        if (key.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return keys.take(key.get(), new Taken<>(request.fingerprint(), backup))
                .chain(taken -> taken ? Uni.createFrom().item(Optional.empty()) : find(request, key));
    }

    private Uni<BackupResult> resultOf(Taken<BackupId> by, BackupRequest request) {
        return by.fingerprint().equals(request.fingerprint())
                ? backups.find(by.work()).map(Optional::orElseThrow).map(AcceptedBefore::new)
                : Uni.createFrom().item(new KeyReused());
    }
}
