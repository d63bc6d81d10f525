package dev.granary.engine.store.wrapper;

import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreContract;
import dev.granary.engine.store.BlobStoreLockContract;
import dev.granary.engine.store.directory.DirectoryBlobStore;
import dev.granary.engine.store.fakes.FaultPlan;
import dev.granary.engine.store.fakes.LockedBlobStore;
import dev.granary.engine.store.fakes.ManualTime;
import dev.granary.engine.store.fakes.UnreliableBlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** With enough patience a store that fails at two of five calls is as good as any. */
class RetryingBlobStoreContractTest {

    private static final double SHARE_OF_FAULTS = 0.4;

    private static BlobStore patient(BlobStore store, long seed) {
        var unreliable = new UnreliableBlobStore(store, FaultPlan.random(new Random(seed), SHARE_OF_FAULTS));
        return new RetryingBlobStore(
                unreliable, Patience.until(Duration.ofHours(1)), new ManualTime(), new Random(seed));
    }

    @Nested
    @ParameterizedClass
    @ValueSource(longs = {1, 2, 3, 4})
    class OverMemory extends BlobStoreContract {
        @Parameter
        private long seed;

        @Override
        protected BlobStore emptyStore() {
            return patient(new MemoryBlobStore(InstantSource.system()), seed);
        }

        @Override
        protected BlobStore storeWithoutContainer() {
            return patient(MemoryBlobStore.withoutContainer(), seed);
        }
    }

    @Nested
    class OverADirectory extends BlobStoreContract {
        @TempDir
        private Path directory;

        @Override
        protected BlobStore emptyStore() {
            return patient(new DirectoryBlobStore(directory), 9);
        }

        @Override
        protected BlobStore storeWithoutContainer() {
            return patient(new DirectoryBlobStore(directory.resolve("absent")), 9);
        }
    }

    @Nested
    @ParameterizedClass
    @ValueSource(longs = {10, 11, 12})
    class OverALockedStore extends BlobStoreLockContract {
        private final ManualTime time = new ManualTime();

        @Parameter
        private long seed;

        @Override
        protected BlobStore lockingStore() {
            return patient(new LockedBlobStore(new MemoryBlobStore(time), RETENTION, time), seed);
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
}
