package dev.granary.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.store.FaultyBlobStore.Moment;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class FaultyBlobStoreTest extends BlobStoreContract {

    private static final BlobName NAME = new BlobName("a/b");
    private static final byte[] BYTES = {1, 2, 3};

    private final BlobStore memory = new MemoryBlobStore(InstantSource.system());

    /** Until its fault it is a store as any other. */
    @Override
    protected BlobStore emptyStore() {
        return new FaultyBlobStore(memory, Integer.MAX_VALUE, Moment.BEFORE);
    }

    @Override
    protected BlobStore storeWithoutContainer() {
        return new FaultyBlobStore(MemoryBlobStore.withoutContainer(), Integer.MAX_VALUE, Moment.BEFORE);
    }

    @Test
    void aCallThatFailsBeforeHasNoEffect() {
        BlobStore store = new FaultyBlobStore(memory, 1, Moment.BEFORE);

        assertThatThrownBy(() -> store.put(NAME, BYTES)).isInstanceOf(BlobStoreException.Unreachable.class);

        assertThat(memory.head(NAME)).isEmpty();
    }

    @Test
    void aCallWhoseAnswerGetsLostHasItsEffectAndNoneComesAfterIt() {
        BlobStore store = new FaultyBlobStore(memory, 1, Moment.AFTER);

        assertThatThrownBy(() -> store.put(NAME, BYTES)).isInstanceOf(BlobStoreException.Unreachable.class);
        assertThatThrownBy(() -> store.delete(NAME)).isInstanceOf(BlobStoreException.Unreachable.class);

        assertThat(memory.head(NAME)).isPresent();
    }
}
