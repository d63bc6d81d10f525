package dev.granary.backup.application.port;

import dev.granary.backup.domain.ObjectPart;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Parts in memory; those of a backup or restore whose record goes are to be forgotten here too. */
public final class FakeObjectParts<I, T> implements ObjectParts<I, T> {
    private final Map<I, NavigableMap<Integer, ObjectPart<T>>> parts = new HashMap<>();

    @Override
    public Uni<Void> put(I id, ObjectPart<T> part) {
        of(id).put(part.number(), part);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Optional<ObjectPart<T>>> from(I id, int number) {
        return Uni.createFrom()
                .item(Optional.ofNullable(of(id).ceilingEntry(number)).map(Map.Entry::getValue));
    }

    @Override
    public Uni<Boolean> areComplete(I id) {
        var known = of(id);
        return Uni.createFrom()
                .item(!known.isEmpty() && known.lastEntry().getValue().last() && known.lastKey() == known.size());
    }

    public void forget(I id) {
        parts.remove(id);
    }

    private NavigableMap<Integer, ObjectPart<T>> of(I id) {
        return parts.computeIfAbsent(id, ignored -> new TreeMap<>());
    }
}
