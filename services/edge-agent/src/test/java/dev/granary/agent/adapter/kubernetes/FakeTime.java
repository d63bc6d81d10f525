package dev.granary.agent.adapter.kubernetes;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes when somebody waits, and only then. */
final class FakeTime implements TimeMeter, BlockingStrategy {

    private final AtomicLong nanos = new AtomicLong(1_000_000_000L);

    @Override
    public long currentTimeNanos() {
        return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }

    @Override
    public void park(long nanosToPark) {
        nanos.addAndGet(nanosToPark);
    }

    Duration sinceStart() {
        return Duration.ofNanos(nanos.get() - 1_000_000_000L);
    }
}
