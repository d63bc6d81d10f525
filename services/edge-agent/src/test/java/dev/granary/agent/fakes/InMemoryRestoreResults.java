package dev.granary.agent.fakes;

import dev.granary.agent.application.port.JournalUnavailableException;
import dev.granary.agent.application.port.RestoreResults;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Results that outlive the use cases of a test, as the API server outlives the process. */
public final class InMemoryRestoreResults implements RestoreResults {

    private final Map<UUID, Map<Integer, Part>> parts = new HashMap<>();
    private boolean unavailable;
    private boolean unremovable;
    private int removalsUntilFailure = Integer.MAX_VALUE;

    /** From now on every call fails, or none. */
    public synchronized void unavailable(boolean now) {
        unavailable = now;
    }

    /** From now on nothing can be removed, or everything, as with a Role that lacks the verb. */
    public synchronized void unremovable(boolean now) {
        unremovable = now;
    }

    /** So many parts are removed; the removal of the one after them fails, once. */
    public synchronized void failRemovalAfter(int parts) {
        removalsUntilFailure = parts;
    }

    @Override
    public synchronized void keep(UUID restoreId, Part part) {
        of(restoreId).put(part.number(), part);
    }

    @Override
    public synchronized Optional<Part> find(UUID restoreId, int number) {
        return Optional.ofNullable(of(restoreId).get(number));
    }

    @Override
    public synchronized void remove(UUID restoreId) {
        checkRemovable();
        for (Part part : parts(restoreId)) {
            if (removalsUntilFailure-- == 0) {
                throw new JournalUnavailableException("unavailable", new IOException("no answer"));
            }
            of(restoreId).remove(part.number());
        }
    }

    @Override
    public synchronized void removeAll(Predicate<UUID> restores) {
        checkRemovable();
        parts.keySet().removeIf(restores);
    }

    private void checkRemovable() {
        if (unremovable) {
            throw new JournalUnavailableException("forbidden", new IOException("403"));
        }
    }

    /** All parts of a restore, the first one first. */
    public synchronized List<Part> parts(UUID restoreId) {
        return of(restoreId).values().stream()
                .sorted(Comparator.comparing(Part::number))
                .toList();
    }

    private Map<Integer, Part> of(UUID restoreId) {
        if (unavailable) {
            throw new JournalUnavailableException("unavailable", new IOException("no answer"));
        }
        return parts.computeIfAbsent(restoreId, ignored -> new HashMap<>());
    }
}
