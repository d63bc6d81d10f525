package dev.granary.backup.application;

import dev.granary.backup.application.RestoreResult.AcceptedBefore;
import dev.granary.backup.application.RestoreResult.KeyReused;
import dev.granary.backup.application.port.IdempotencyKeys;
import dev.granary.backup.application.port.IdempotencyKeys.Taken;
import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.RestoreId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Tells a repeated request from a new one by its key. A step of {@link RequestRestore}. */
public final class RepeatedRestores {
    private final IdempotencyKeys<RestoreId> keys;
    private final Restores restores;

    public RepeatedRestores(IdempotencyKeys<RestoreId> keys, Restores restores) {
        this.keys = keys;
        this.restores = restores;
    }

    /** What came of the first request under the key; empty when this is the first. */
    Uni<Optional<RestoreResult>> find(RestoreRequest request, Optional<String> key) {
        return key.map(keys::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(taken -> taken.map(by -> resultOf(by, request).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Takes the key for the restore; when another request was faster, answers what came of that. */
    Uni<Optional<RestoreResult>> take(RestoreRequest request, Optional<String> key, RestoreId restore) {
        if (key.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return keys.take(key.get(), new Taken<>(request.fingerprint(), restore))
                .chain(taken -> taken ? Uni.createFrom().item(Optional.empty()) : find(request, key));
    }

    private Uni<RestoreResult> resultOf(Taken<RestoreId> by, RestoreRequest request) {
        return by.fingerprint().equals(request.fingerprint())
                ? restores.find(by.work()).map(Optional::orElseThrow).map(AcceptedBefore::new)
                : Uni.createFrom().item(new KeyReused());
    }
}
