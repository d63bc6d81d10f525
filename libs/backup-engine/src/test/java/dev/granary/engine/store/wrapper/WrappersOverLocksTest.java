package dev.granary.engine.store.wrapper;

import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreLockContract;
import dev.granary.engine.store.fakes.FaultPlan;
import dev.granary.engine.store.fakes.LateListingBlobStore;
import dev.granary.engine.store.fakes.LockedBlobStore;
import dev.granary.engine.store.fakes.ManualTime;
import dev.granary.engine.store.fakes.UnreliableBlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every wrapper and fake hands locks on. */
@ParameterizedClass
@EnumSource
class WrappersOverLocksTest extends BlobStoreLockContract {

    enum Wrapper {
        RETRYING,
        PACED,
        OBSERVED,
        UNRELIABLE,
        LATE_LISTING
    }

    private final ManualTime time = new ManualTime();
    private final Wrapper wrapper;

    WrappersOverLocksTest(Wrapper wrapper) {
        this.wrapper = wrapper;
    }

    @Override
    protected BlobStore lockingStore() {
        BlobStore locked = new LockedBlobStore(new MemoryBlobStore(time), RETENTION, time);
        ManualTime other = new ManualTime();
        return switch (wrapper) {
            case RETRYING -> new RetryingBlobStore(locked, Patience.until(Duration.ofMinutes(1)), other, new Random(1));
            case PACED -> new PacedBlobStore(locked, new RequestPace(10, 1, other), 100);
            case OBSERVED -> new ObservedBlobStore(locked, new StoreObserver() {}, other);
            case UNRELIABLE -> new UnreliableBlobStore(locked, FaultPlan.none());
            case LATE_LISTING -> new LateListingBlobStore(locked, 0);
        };
    }

    @Override
    protected Instant now() {
        return time.instant();
    }

    @Override
    protected void pass(Duration passed) {
        time.pass(passed);
    }
}
