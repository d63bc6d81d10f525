package dev.granary.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AtomicInteger attempts = new AtomicInteger();

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void giveUpAfterTheConfiguredAttempts(int most) {
        var run = run(most, attempt -> new IllegalStateException("attempt " + attempt));

        assertThatThrownBy(() -> run.await().atMost(PATIENCE)).hasMessage("attempt " + most);
        assertThat(attempts).hasValue(most);
    }

    @Test
    void doNotStartWithoutAnAttempt() {
        assertThatThrownBy(() -> retries(0)).hasMessageContaining("granary.eventing.retry.attempts");
    }

    @Test
    void neverGiveUpWhileTheSurroundingsAreAtFault() {
        run(2, attempt -> attempt < 50 ? new IllegalStateException(new ConnectException()) : null)
                .await()
                .atMost(PATIENCE);

        assertThat(attempts).hasValue(50);
        assertThat(metrics.counter("granary.event.retries", "cause", "surroundings")
                        .count())
                .isEqualTo(49);
    }

    @Test
    void countOnlyTheEventsOwnFaults() {
        var run = run(2, attempt -> attempt % 10 == 0 ? new IllegalStateException() : new ConnectException());

        assertThatThrownBy(() -> run.await().atMost(PATIENCE)).isInstanceOf(IllegalStateException.class);
        assertThat(attempts).hasValue(20);
    }

    @Test
    void repeatAnAttemptThatThrowsInsteadOfFailing() {
        var retries = retries(2);
        var run = retries.run("thrown", () -> {
            if (attempts.incrementAndGet() < 2) {
                throw new IllegalStateException();
            }
            return Uni.createFrom().voidItem();
        });

        run.await().atMost(PATIENCE);

        assertThat(attempts).hasValue(2);
    }

    private Uni<Void> run(int most, IntFunction<@Nullable Throwable> faults) {
        return retries(most).run("tried again", () -> {
            var fault = faults.apply(attempts.incrementAndGet());
            return fault == null
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom().failure(fault);
        });
    }

    private Retries retries(int most) {
        return new Retries(new Settings(most), VERTX, metrics);
    }

    private record Settings(int attempts) implements EventingConfig, EventingConfig.Retry {
        @Override
        public Retry retry() {
            return this;
        }

        @Override
        public Duration initialDelay() {
            return Duration.ofMillis(1);
        }

        @Override
        public Duration maxDelay() {
            return Duration.ofMillis(3);
        }

        @Override
        public Relay relay() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Duration rememberFor() {
            throw new UnsupportedOperationException();
        }
    }
}
