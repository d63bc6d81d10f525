package dev.granary.eventing;

import dev.granary.observability.LogLine;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Repeats an attempt: without end while the surroundings are at fault, a few times when the event is. */
@Singleton
class Retries {
    private static final Logger LOG = Logger.getLogger(Retries.class);
    private static final int LARGEST_SHIFT = 20;

    private final EventingConfig.Retry config;
    private final Vertx vertx;
    private final MeterRegistry metrics;

    Retries(EventingConfig config, Vertx vertx, MeterRegistry metrics) {
        this.config = config.retry();
        Limit.atLeast(1, this.config.attempts(), "granary.eventing.retry.attempts");
        Limit.atLeast(Duration.ofMillis(1), this.config.initialDelay(), "granary.eventing.retry.initial-delay");
        Limit.atLeast(Duration.ofMillis(1), this.config.maxDelay(), "granary.eventing.retry.max-delay");
        this.vertx = vertx;
        this.metrics = metrics;
    }

    /** Fails with the last fault when the event's own attempts are used up. Every attempt starts on the same context. */
    Uni<Void> run(String what, Supplier<Uni<Void>> attempt) {
        var context = Vertx.currentContext();
        var run = new Run(what);
        return Uni.createFrom()
                .deferred(() -> attempt.get())
                .onFailure()
                .retry()
                .when(faults -> faults.onItem().transformToUniAndConcatenate(fault -> {
                    var delay = run.delayAfter(fault);
                    return delay == null ? Uni.createFrom().failure(fault) : after(delay, context);
                }));
    }

    /** Emits an item, because one that is null would not trigger the repetition. */
    private Uni<Duration> after(Duration delay, @Nullable Context context) {
        return Uni.createFrom()
                .emitter(emitter -> vertx.setTimer(Math.max(1, delay.toMillis()), timer -> {
                    if (context == null) {
                        emitter.complete(delay);
                    } else {
                        context.runOnContext(ignored -> emitter.complete(delay));
                    }
                }));
    }

    /** Half of the doubled wait is at random, so that many consumers do not come back at once. */
    private Duration backoff(int repetition) {
        var doubled = config.initialDelay().toMillis() << Math.min(repetition, LARGEST_SHIFT);
        var longest = Math.clamp(doubled, 1, config.maxDelay().toMillis());
        return Duration.ofMillis(longest - ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }

    /** Counts the faults of one event. */
    private final class Run {
        private final String what;
        private final AtomicInteger repetitions = new AtomicInteger();
        private final AtomicInteger ownFaults = new AtomicInteger();

        Run(String what) {
            this.what = what;
        }

        @Nullable
        Duration delayAfter(Throwable fault) {
            var passing = Faults.isTransient(fault);
            if (!passing && ownFaults.incrementAndGet() >= config.attempts()) {
                return null;
            }
            var repetition = repetitions.getAndIncrement();
            var delay = backoff(repetition);
            metrics.counter("granary.event.retries", "cause", passing ? "surroundings" : "event")
                    .increment();
            log(LogLine.of(what, "repetition", repetition + 1, "delay", delay), repetition == 0 ? fault : null, fault);
            return delay;
        }

        /** The stack trace once, then only the kind of fault: an outage repeats it for hours. */
        private void log(String line, @Nullable Throwable trace, Throwable fault) {
            LOG.warn(line + " fault=" + fault.getClass().getName(), trace);
        }
    }
}
