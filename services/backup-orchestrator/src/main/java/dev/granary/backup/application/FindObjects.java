package dev.granary.backup.application;

import dev.granary.backup.application.port.BackupObjects;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ObjectPart;
import dev.granary.backup.domain.ObjectResult;
import dev.granary.backup.domain.ObjectResult.Result;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what became of the objects of a backup. Memory is bounded by one part and the page. */
public final class FindObjects {
    /** So many parts are looked through for one page, however few of their objects are wanted. */
    static final int MOST_PARTS = 100;

    private final Transactions transactions;
    private final Backups backups;
    private final BackupObjects objects;

    public FindObjects(Transactions transactions, Backups backups, BackupObjects objects) {
        this.transactions = transactions;
        this.backups = backups;
        this.objects = objects;
    }

    /** Only objects with these properties; null stands for any. The kind may be written with any capitals. */
    public record Filter(
            @Nullable String namespace,
            @Nullable String kind,
            @Nullable String name,
            @Nullable Result result) {
        private boolean takes(ObjectResult it) {
            return (namespace == null || namespace.equals(it.namespace()))
                    && (kind == null || kind.equalsIgnoreCase(it.kind()))
                    && (name == null || name.equals(it.name()))
                    && (result == null || result == it.result());
        }
    }

    /** Place of an object: the part, and the index in it. */
    public record Position(int part, int index) {
        public static final Position START = new Position(1, 0);
    }

    /** {@code next} is where to go on; empty at the end. {@code complete}: whether the agent told of all objects. */
    public record Page(List<ObjectResult> objects, Optional<Position> next, boolean complete) {
        public Page {
            objects = List.copyOf(objects);
        }
    }

    /**
     * At most {@code limit} objects from the position on, those that failed or were skipped first; empty for no such backup.
     * A page may hold fewer and yet have a next one.
     */
    public Uni<Optional<Page>> page(BackupId id, Filter filter, Position from, int limit) {
        return transactions.inTransaction(() -> backups.find(id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : page(new Search(id, filter, limit, from.part() + MOST_PARTS - 1, new ArrayList<>()), from)
                                .map(Optional::of)));
    }

    private record Search(BackupId id, Filter filter, int limit, int lastPart, List<ObjectResult> found) {
        /** Where the page ends within the part; empty when it goes on after it. */
        private Optional<Position> take(ObjectPart part, int fromIndex) {
            for (int i = fromIndex; i < part.objects().size(); i++) {
                ObjectResult object = part.objects().get(i);
                if (filter.takes(object)) {
                    if (found.size() == limit) {
                        return Optional.of(new Position(part.number(), i));
                    }
                    found.add(object);
                }
            }
            return Optional.empty();
        }
    }

    private Uni<Page> page(Search search, Position from) {
        return from.part() > search.lastPart()
                ? ended(search, Optional.of(from))
                : objects.from(search.id(), from.part())
                        .chain(part -> part.map(it -> within(search, it, from))
                                .orElseGet(() -> ended(search, Optional.empty())));
    }

    private Uni<Page> within(Search search, ObjectPart part, Position from) {
        Optional<Position> end = search.take(part, part.number() == from.part() ? from.index() : 0);
        if (end.isPresent()) {
            return ended(search, end);
        }
        return part.last() ? ended(search, Optional.empty()) : page(search, new Position(part.number() + 1, 0));
    }

    private Uni<Page> ended(Search search, Optional<Position> next) {
        return objects.areComplete(search.id()).map(complete -> new Page(search.found(), next, complete));
    }
}
