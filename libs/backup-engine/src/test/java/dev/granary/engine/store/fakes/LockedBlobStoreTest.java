package dev.granary.engine.store.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreContract;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobStoreLockContract;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LockedBlobStoreTest {

    private static final BlobName NAME = new BlobName("a/b");

    @Nested
    class WithoutRetention extends BlobStoreContract {
        @Override
        protected BlobStore emptyStore() {
            return new LockedBlobStore(
                    new MemoryBlobStore(InstantSource.system()), Duration.ZERO, InstantSource.system());
        }

        @Override
        protected BlobStore storeWithoutContainer() {
            return new LockedBlobStore(MemoryBlobStore.withoutContainer(), Duration.ZERO, InstantSource.system());
        }
    }

    @Nested
    class WithRetention extends BlobStoreLockContract {
        private final ManualTime time = new ManualTime();

        @Override
        protected BlobStore lockingStore() {
            return new LockedBlobStore(new MemoryBlobStore(time), RETENTION, time);
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

    @Test
    void countsWhoTriedToDeleteOrToOverwrite() {
        ManualTime time = new ManualTime();
        var store = new LockedBlobStore(new MemoryBlobStore(time), Duration.ofDays(1), time);
        store.put(NAME, new byte[1]);

        assertThatThrownBy(() -> store.delete(NAME)).isInstanceOf(BlobStoreException.Locked.class);
        assertThatThrownBy(() -> store.delete(NAME)).isInstanceOf(BlobStoreException.Locked.class);
        assertThatThrownBy(() -> store.put(NAME, new byte[1])).isInstanceOf(BlobStoreException.BlobExists.class);

        assertThat(store.refusedDeletes()).isEqualTo(2);
        assertThat(store.refusedOverwrites()).isEqualTo(1);
    }

    @Test
    void holdsWithoutADateUntilReleased() {
        ManualTime time = new ManualTime();
        var store = new LockedBlobStore(new MemoryBlobStore(time), Duration.ZERO, time);
        store.put(NAME, new byte[1]);
        store.hold(NAME);
        time.pass(Duration.ofDays(100_000));

        var locked = catchThrowableOfType(BlobStoreException.Locked.class, () -> store.delete(NAME));

        assertThat(locked.until()).isEmpty();
        store.release(NAME);
        store.delete(NAME);
        assertThat(store.head(NAME)).isEmpty();
    }
}
