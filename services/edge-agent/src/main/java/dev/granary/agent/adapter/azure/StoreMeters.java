package dev.granary.agent.adapter.azure;

import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.wrapper.StoreObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Meters of what the agent itself asks of stores, each try for itself: {@code granary.store.requests} by operation and outcome,
 * {@code granary.store.bytes} by direction. Movers are processes of their own and not in them.
 */
public final class StoreMeters implements StoreObserver {

    private final MeterRegistry meters;
    private final Counter sent;
    private final Counter received;

    public StoreMeters(MeterRegistry meters) {
        this.meters = meters;
        this.sent = bytes("sent");
        this.received = bytes("received");
    }

    private Counter bytes(String direction) {
        return Counter.builder("granary.store.bytes")
                .description("Bytes to and from stores of backups")
                .baseUnit("bytes")
                .tag("direction", direction)
                .register(meters);
    }

    @Override
    public void called(Operation operation, Duration took, @Nullable BlobStoreException failure) {
        String outcome = failure == null ? "Success" : failure.getClass().getSimpleName();
        meters.timer(
                        "granary.store.requests",
                        "operation",
                        operation.name().toLowerCase(Locale.ROOT),
                        "outcome",
                        outcome)
                .record(took);
    }

    @Override
    public void sent(long bytes) {
        sent.increment((double) bytes);
    }

    @Override
    public void received(long bytes) {
        received.increment((double) bytes);
    }
}
