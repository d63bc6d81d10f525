package dev.granary.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    private record MeetsItself(BlobStore store) implements BlobStore {

        @Override
        public void put(BlobName name, byte[] bytes) {
            store.put(name, bytes);
            throw new BlobStoreException.BlobExists(name);
        }

        @Override
        public BlobUpload upload(BlobName name) {
            BlobUpload upload = store.upload(name);
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

        @Override
        public InputStream get(BlobName name) {
            return store.get(name);
        }

        @Override
        public InputStream get(BlobName name, long offset, long length) {
            return store.get(name, offset, length);
        }

        @Override
        public Optional<BlobInfo> head(BlobName name) {
            return store.head(name);
        }

        @Override
        public BlobPage list(String prefix, @Nullable String cursor, int limit) {
            return store.list(prefix, cursor, limit);
        }

        @Override
        public void delete(BlobName name) {
            store.delete(name);
        }

        @Override
        public Optional<Instant> extendRetention(BlobName name, Instant until) {
            return store.extendRetention(name, until);
        }
    }
}
