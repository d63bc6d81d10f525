package dev.granary.agent.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.port.RestoreResults.Part;
import dev.granary.agent.domain.RestoredObject;
import dev.granary.agent.domain.restore.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of the objects of restores; the fake and the real one pass it. */
public abstract class RestoreResultsContract {

    private static final RestoredObject MADE =
            new RestoredObject("ConfigMap", "v1", "shop", "a", Outcome.CREATED, "", "");
    private static final RestoredObject REFUSED =
            new RestoredObject("Node", "", null, "", Outcome.NOT_SERVED, "KindNotServed", "It says \"no\".\nTwice.");

    private final UUID restore = UUID.randomUUID();

    protected abstract RestoreResults empty();

    /** As another process sees it. */
    protected abstract RestoreResults reopened(RestoreResults results);

    @Test
    void partsComeBackInTheNextProcess() {
        RestoreResults results = empty();

        results.keep(restore, new Part(1, false, List.of(MADE, REFUSED)));
        results.keep(restore, new Part(2, true, List.of()));

        RestoreResults next = reopened(results);
        assertThat(next.find(restore, 1)).contains(new Part(1, false, List.of(MADE, REFUSED)));
        assertThat(next.find(restore, 2)).contains(new Part(2, true, List.of()));
        assertThat(next.find(restore, 3)).isEmpty();
        assertThat(next.find(UUID.randomUUID(), 1)).isEmpty();
    }

    @Test
    void aPartTakesThePlaceOfTheSamePart() {
        RestoreResults results = empty();
        results.keep(restore, new Part(1, false, List.of(MADE)));

        results.keep(restore, new Part(1, true, List.of(REFUSED)));

        assertThat(results.find(restore, 1)).contains(new Part(1, true, List.of(REFUSED)));
    }

    @Test
    void whatIsRemovedIsOfOneRestore() {
        RestoreResults results = empty();
        UUID other = UUID.randomUUID();
        IntStream.rangeClosed(1, 11).forEach(i -> results.keep(restore, new Part(i, false, List.of(MADE))));
        results.keep(other, new Part(1, true, List.of(MADE)));

        results.remove(restore);
        results.remove(restore);

        assertThat(results.find(restore, 1)).isEmpty();
        assertThat(results.find(restore, 11)).isEmpty();
        assertThat(results.find(other, 1)).isPresent();
    }

    @Test
    void removesWhatBelongsToSuchRestores() {
        RestoreResults results = empty();
        UUID other = UUID.randomUUID();
        IntStream.rangeClosed(1, 25).forEach(i -> results.keep(restore, new Part(i, false, List.of(MADE))));
        results.keep(other, new Part(1, true, List.of(MADE)));

        results.removeAll(restore::equals);
        results.removeAll(restore::equals);

        assertThat(IntStream.rangeClosed(1, 25).mapToObj(i -> results.find(restore, i)))
                .allMatch(Optional::isEmpty);
        assertThat(results.find(other, 1)).isPresent();
    }

    /** As large as names and messages can be, and without anything that repeats. */
    @Test
    void theLargestPartFits() {
        RestoreResults results = empty();
        List<RestoredObject> objects = IntStream.range(0, 500)
                .mapToObj(i -> new RestoredObject(
                        random(63), random(253), random(63), random(253), Outcome.FAILED, random(63), random(303)))
                .toList();

        results.keep(restore, new Part(1, true, objects));

        assertThat(results.find(restore, 1)).contains(new Part(1, true, objects));
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(UUID.randomUUID());
        }
        return text.substring(0, length);
    }
}
