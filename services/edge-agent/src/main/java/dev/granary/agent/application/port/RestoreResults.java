package dev.granary.agent.application.port;

import dev.granary.agent.domain.RestoredObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What became of the objects of restores, part by part, until the control plane has it. It outlives the process: a call that
 * returned is durable; one that throws may have taken effect or not, and can be repeated.
 *
 * <p>Every call blocks and may throw {@link JournalUnavailableException}.
 */
public interface RestoreResults {

    /**
     * Some of the objects.
     *
     * @param number counts from 1
     * @param last whether these are all, with those of the parts before
     * @param objects at most 500
     */
    record Part(int number, boolean last, List<RestoredObject> objects) {
        public Part {
            objects = List.copyOf(objects);
        }
    }

    /** Keeps a part, in place of one with this number. */
    void keep(UUID restoreId, Part part);

    /** Empty when there is no part with this number, or none that this agent can read. */
    Optional<Part> find(UUID restoreId, int number);

    /** Hands over the parts of a restore, the first one first, up to the first that {@link #find} does not have. */
    default void forEach(UUID restoreId, Consumer<Part> consumer) {
        Optional<Part> part = find(restoreId, 1);
        while (part.isPresent()) {
            consumer.accept(part.get());
            part = find(restoreId, part.get().number() + 1);
        }
    }

    /** Forgets all parts of a restore, the first one first. Does nothing when there is none. */
    void remove(UUID restoreId);

    /** Forgets all parts of such restores, in any order. */
    void removeAll(Predicate<UUID> restores);
}
