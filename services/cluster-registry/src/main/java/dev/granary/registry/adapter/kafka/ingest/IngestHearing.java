package dev.granary.registry.adapter.kafka.ingest;

import dev.granary.eventing.Hearing;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The registry hears the agents while the ingest is connected to the broker. */
@Singleton
final class IngestHearing implements Hearing {

    private final Clock clock;
    private final AtomicReference<@Nullable Instant> since = new AtomicReference<>();

    IngestHearing(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Instant> since() {
        return Optional.ofNullable(since.get());
    }

    void hears() {
        since.compareAndSet(null, clock.instant());
    }

    void deaf() {
        since.set(null);
    }
}
