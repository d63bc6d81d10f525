package dev.granary.agent.application;

import dev.granary.agent.domain.RestoreReport;
import dev.granary.agent.domain.RestoredObject;
import dev.granary.agent.domain.restore.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Counts what became of the objects of a restore, and remembers the first ones with something to explain. */
final class RestoreTally {

    static final int MOST_PROBLEMS = 1_000;

    /** An event may have a million bytes, a custom resource little more, and there the text is JSON. */
    private static final int MOST_BYTES = 700_000;

    private static final int BYTES_OF_FIELD_NAMES = 100;

    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final List<RestoredObject> missing = new ArrayList<>();
    private final List<RestoredObject> remarks = new ArrayList<>();

    void add(RestoredObject object) {
        counts.merge(object.outcome(), 1L, Long::sum);
        if (object.isMissing()) {
            keep(missing, object);
        } else if (isRemarkable(object)) {
            keep(remarks, object);
        }
    }

    RestoreReport report() {
        List<RestoredObject> first =
                Stream.concat(missing.stream(), remarks.stream()).toList();
        return new RestoreReport(counts, first.subList(0, fitting(first)));
    }

    /** What is left out by rule, or is the same already, would hide the rest. */
    private static boolean isRemarkable(RestoredObject object) {
        return object.outcome() != Outcome.SKIPPED && !object.message().isEmpty();
    }

    private static void keep(List<RestoredObject> problems, RestoredObject object) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(object);
        }
    }

    private static int fitting(List<RestoredObject> objects) {
        int count = 0;
        long left = MOST_BYTES;
        while (count < Math.min(objects.size(), MOST_PROBLEMS) && left >= bytes(objects.get(count))) {
            left -= bytes(objects.get(count));
            count++;
        }
        return count;
    }

    private static long bytes(RestoredObject object) {
        return BYTES_OF_FIELD_NAMES
                + Stream.of(
                                object.kind(),
                                object.apiVersion(),
                                Objects.requireNonNullElse(object.namespace(), ""),
                                object.name(),
                                object.reason(),
                                object.message())
                        .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .sum();
    }
}
