package dev.granary.backup.application;

import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.IdempotencyKeys;
import dev.granary.backup.application.port.IdempotencyKeys.Taken;
import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.RestoreId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells a repeated request from a new one by its key. A step of {@link RequestBackup} and of {@link RequestRestore}. A
 * {@code fingerprint} stands for the content of a request.
 */
public final class RepeatedRequests<I, R> {
    private final IdempotencyKeys<I> keys;
    private final Function<I, Uni<R>> acceptedBefore;
    private final R keyReused;

    private RepeatedRequests(IdempotencyKeys<I> keys, Function<I, Uni<R>> acceptedBefore, R keyReused) {
        this.keys = keys;
        this.acceptedBefore = acceptedBefore;
        this.keyReused = keyReused;
    }

    public static RepeatedRequests<BackupId, BackupResult> ofBackups(IdempotencyKeys<BackupId> keys, Backups backups) {
        return new RepeatedRequests<>(
                keys,
                id -> backups.find(id).map(Optional::orElseThrow).map(BackupResult.AcceptedBefore::new),
                new BackupResult.KeyReused());
    }

    public static RepeatedRequests<RestoreId, RestoreResult> ofRestores(
            IdempotencyKeys<RestoreId> keys, Restores restores) {
        return new RepeatedRequests<>(
                keys,
                id -> restores.find(id).map(Optional::orElseThrow).map(RestoreResult.AcceptedBefore::new),
                new RestoreResult.KeyReused());
    }

    /** What came of the first request under the key; empty when this is the first. */
    Uni<Optional<R>> find(String fingerprint, Optional<String> key) {
        return key.map(keys::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(taken -> taken.map(by -> resultOf(by, fingerprint).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Takes the key for the work; when another request was faster, answers what came of that. */
    Uni<Optional<R>> take(String fingerprint, Optional<String> key, I work) {
        if (key.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return keys.take(key.get(), new Taken<>(fingerprint, work))
                .chain(taken -> taken ? Uni.createFrom().item(Optional.empty()) : find(fingerprint, key));
    }

    private Uni<R> resultOf(Taken<I> by, String fingerprint) {
        return by.fingerprint().equals(fingerprint)
                ? acceptedBefore.apply(by.work())
                : Uni.createFrom().item(keyReused);
    }
}
