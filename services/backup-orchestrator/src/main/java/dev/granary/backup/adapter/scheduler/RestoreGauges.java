package dev.granary.backup.adapter.scheduler;

import dev.granary.backup.application.FindRestores;
import dev.granary.backup.domain.RestoreStateName;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Counted in the table, so that a restart forgets nothing; at most 15 seconds old. */
@Singleton
class RestoreGauges {
    private static final String METRIC = "granary.restores";

    private final FindRestores find;
    private final Map<RestoreStateName, AtomicLong> counts;

    RestoreGauges(FindRestores find, MeterRegistry registry) {
        this.find = find;
        this.counts = Arrays.stream(RestoreStateName.values())
                .collect(Collectors.toMap(state -> state, _ -> new AtomicLong()));
        counts.forEach((state, count) -> Gauge.builder(METRIC, count, AtomicLong::get)
                .description("Restores")
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .register(registry));
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP, identity = METRIC)
    Uni<Void> count() {
        return ScheduledWork.run(METRIC, find.countByState().invoke(this::show).replaceWithVoid());
    }

    private void show(Map<RestoreStateName, Long> found) {
        counts.forEach((state, count) -> count.set(found.getOrDefault(state, 0L)));
    }
}
