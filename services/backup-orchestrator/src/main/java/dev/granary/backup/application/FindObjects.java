package dev.granary.backup.application;

import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.ObjectParts;
import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ObjectPart;
import dev.granary.backup.domain.ObjectResult;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoredObject;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads what became of the objects of a backup or restore. Memory is bounded by one part and the page. */
public final class FindObjects<I, T> {
    /** So many parts are looked through for one page, however few of their objects are wanted. */
    static final int MOST_PARTS = 100;

    private final Transactions transactions;
    private final Function<I, Uni<Boolean>> exists;
    private final ObjectParts<I, T> objects;

    private FindObjects(Transactions transactions, Function<I, Uni<Boolean>> exists, ObjectParts<I, T> objects) {
        this.transactions = transactions;
        this.exists = exists;
        this.objects = objects;
    }

    public static FindObjects<BackupId, ObjectResult> ofBackups(
            Transactions transactions, Backups backups, ObjectParts<BackupId, ObjectResult> objects) {
        return new FindObjects<>(transactions, id -> backups.find(id).map(Optional::isPresent), objects);
    }

    public static FindObjects<RestoreId, RestoredObject> ofRestores(
            Transactions transactions, Restores restores, ObjectParts<RestoreId, RestoredObject> objects) {
        return new FindObjects<>(transactions, id -> restores.find(id).map(Optional::isPresent), objects);
    }

    /** Place of an object: the part, and the index in it. */
    public record Position(int part, int index) {
        public static final Position START = new Position(1, 0);
    }

    /** {@code next} is where to go on; empty at the end. {@code complete}: whether the agent told of all objects. */
    public record Page<T>(List<T> objects, Optional<Position> next, boolean complete) {
        public Page {
            objects = List.copyOf(objects);
        }
    }

    /**
     * At most {@code limit} of the wanted objects from the position on, in the order in which the agent told of them; empty
     * for no such backup or restore. A page may hold fewer and yet have a next one.
     */
    public Uni<Optional<Page<T>>> page(I id, Predicate<T> wanted, Position from, int limit) {
        return transactions.inTransaction(() -> exists.apply(id)
                .chain(found -> found
                        ? page(new Search<>(id, wanted, limit, from.part() + MOST_PARTS - 1, new ArrayList<>()), from)
                                .map(Optional::of)
                        : Uni.createFrom().item(Optional.empty())));
    }

    private record Search<I, T>(I id, Predicate<T> wanted, int limit, int lastPart, List<T> found) {
        /** Where the page ends within the part; empty when it goes on after it. */
        private Optional<Position> take(ObjectPart<T> part, int fromIndex) {
            for (int i = fromIndex; i < part.objects().size(); i++) {
                T object = part.objects().get(i);
                if (wanted.test(object)) {
                    if (found.size() == limit) {
                        return Optional.of(new Position(part.number(), i));
                    }
                    found.add(object);
                }
            }
            return Optional.empty();
        }
    }

    private Uni<Page<T>> page(Search<I, T> search, Position from) {
        return from.part() > search.lastPart()
                ? ended(search, Optional.of(from))
                : objects.from(search.id(), from.part())
                        .chain(part -> part.map(it -> within(search, it, from))
                                .orElseGet(() -> ended(search, Optional.empty())));
    }

    private Uni<Page<T>> within(Search<I, T> search, ObjectPart<T> part, Position from) {
        Optional<Position> end = search.take(part, part.number() == from.part() ? from.index() : 0);
        if (end.isPresent()) {
            return ended(search, end);
        }
        return part.last() ? ended(search, Optional.empty()) : page(search, new Position(part.number() + 1, 0));
    }

    private Uni<Page<T>> ended(Search<I, T> search, Optional<Position> next) {
        return objects.areComplete(search.id()).map(complete -> new Page<>(search.found(), next, complete));
    }
}
