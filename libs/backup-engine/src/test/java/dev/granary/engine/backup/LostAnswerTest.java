package dev.granary.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.ForwardingBlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** A provider that retries inside meets its own first attempt: the name exists, and the bytes are the writer's own. */
class LostAnswerTest {

    @Test
    void aWriterRecognisesItsOwnBlobs() {
        BlobStore store = new MeetsItself(new MemoryBlobStore(InstantSource.system()));

        CommittedBackup backup = Sample.write(store);

        assertThat(new BackupReader(store).verify(backup.manifest())).isEmpty();
        assertThat(Sample.linesOf(store, backup)).isEqualTo(Sample.LINES);
    }

    private static final class MeetsItself extends ForwardingBlobStore {

        MeetsItself(BlobStore store) {
            super(store);
        }

        @Override
        public void put(BlobName name, byte[] bytes) {
            super.put(name, bytes);
            throw new BlobStoreException.BlobExists(name);
        }

        @Override
        public BlobUpload upload(BlobName name) {
            BlobUpload upload = super.upload(name);
            return new BlobUpload() {
                @Override
                public void append(byte[] bytes, int offset, int length) {
                    upload.append(bytes, offset, length);
                }

                @Override
                public void commit() {
                    upload.commit();
                    throw new BlobStoreException.BlobExists(name);
                }

                @Override
                public void close() {
                    upload.close();
                }
            };
        }
    }
}
