package dev.granary.backup.adapter.scheduler;

import dev.granary.backup.application.FindBackups;
import dev.granary.backup.domain.StateName;
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

/** Counted in the tables, so that a restart forgets nothing; at most 15 seconds old. */
@Singleton
class BackupGauges {
    private static final String METRIC = "granary.backups";

    private final FindBackups find;
    private final Map<StateName, AtomicLong> counts;
    private final AtomicLong damaged = new AtomicLong();

    BackupGauges(FindBackups find, MeterRegistry registry) {
        this.find = find;
        this.counts =
                Arrays.stream(StateName.values()).collect(Collectors.toMap(state -> state, _ -> new AtomicLong()));
        counts.forEach((state, count) -> Gauge.builder(METRIC, count, AtomicLong::get)
                .description("Backups")
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .register(registry));
        Gauge.builder("granary.backups.damaged", damaged, AtomicLong::get)
                .description("Backups whose last verification found damage")
                .register(registry);
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP, identity = METRIC)
    Uni<Void> count() {
        return ScheduledWork.run(
                METRIC,
                find.countByState()
                        .invoke(this::show)
                        .chain(find::countDamaged)
                        .invoke(damaged::set)
                        .replaceWithVoid());
    }

    private void show(Map<StateName, Long> found) {
        counts.forEach((state, count) -> count.set(found.getOrDefault(state, 0L)));
    }
}
