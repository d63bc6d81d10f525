package dev.granary.backup.application.port;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keys in memory, for one thread. */
public final class FakeIdempotencyKeys<I> implements IdempotencyKeys<I> {
    private final Map<String, Taken<I>> all = new HashMap<>();

    @Override
    public Uni<Optional<Taken<I>>> find(String key) {
        return Uni.createFrom().item(() -> Optional.ofNullable(all.get(key)));
    }

    @Override
    public Uni<Boolean> take(String key, Taken<I> by) {
        return Uni.createFrom().item(() -> all.putIfAbsent(key, by) == null);
    }
}
