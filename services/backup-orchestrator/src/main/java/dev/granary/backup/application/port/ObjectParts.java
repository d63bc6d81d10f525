package dev.granary.backup.application.port;

import dev.granary.backup.domain.ObjectPart;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * What became of the objects {@code T} of each backup, or of each restore, part by part. Goes with its backup or restore.
 * Every call joins the transaction.
 */
public interface ObjectParts<I, T> {
    /** Adds a part of a backup or restore that exists, or takes the place of the same part. */
    Uni<Void> put(I id, ObjectPart<T> part);

    /** The part with the lowest number from {@code number} on. */
    Uni<Optional<ObjectPart<T>>> from(I id, int number);

    /** Whether every part is here. */
    Uni<Boolean> areComplete(I id);
}
