package dev.granary.agent.application.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkersTest {

    @Test
    void doesEverything() throws InterruptedException {
        var done = new ConcurrentLinkedQueue<Integer>();
        try (var workers = new Workers(3)) {
            for (int i = 0; i < 100; i++) {
                int number = i;
                workers.submit(1_000, () -> done.add(number));
            }
            workers.finish();
        }

        assertThat(done)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).boxed().toList());
    }

    static List<Throwable> failures() {
        return List.of(new IllegalStateException("a defect"), new OutOfMemoryError("Java heap space"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failsAsItsWorkDoes(Throwable failure) {
        try (var workers = new Workers(1)) {
            assertThatThrownBy(() -> {
                        workers.submit(1, () -> sneak(failure));
                        workers.finish();
                    })
                    .isSameAs(failure);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void beginsNothingAfterAFailure(Throwable failure) {
        var begun = Collections.synchronizedList(new ArrayList<Integer>());
        try (var workers = new Workers(1)) {
            assertThatThrownBy(() -> {
                        workers.submit(1, () -> sneak(failure));
                        workers.submit(1, () -> begun.add(1));
                    })
                    .isSameAs(failure);
        }

        assertThat(begun).isEmpty();
    }

    private static void sneak(Throwable failure) {
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError(failure);
        }
    }
}
