package dev.granary.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.manifest.Digest;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.FaultyBlobStore;
import dev.granary.engine.store.FaultyBlobStore.Moment;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A writer dies at each of its calls to the store, before and after the call took effect; then the next one comes. */
class BackupWriterCrashTest {

    private final BlobStore store = new MemoryBlobStore(InstantSource.system());

    static Stream<Arguments> deaths() {
        var counting =
                new FaultyBlobStore(new MemoryBlobStore(InstantSource.system()), Integer.MAX_VALUE, Moment.BEFORE);
        Sample.write(counting);
        return IntStream.rangeClosed(1, counting.calls())
                .boxed()
                .flatMap(call -> Stream.of(Moment.values()).map(moment -> Arguments.of(call, moment)));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void theNextWriterEndsWithAWholeBackupAndOverwritesNothing(int call, Moment moment) {
        dies(new FaultyBlobStore(store, call, moment));
        Map<BlobName, Digest> before = blobs();

        CommittedBackup backup = new BackupReader(store).find(Sample.KEY).orElseGet(() -> Sample.write(store));

        assertThat(new BackupReader(store).verify(backup.manifest())).isEmpty();
        assertThat(Sample.linesOf(store, backup)).isEqualTo(Sample.LINES);
        assertThat(blobs()).containsAllEntriesOf(before);
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void whatExistsIsWholeAtAnyMoment(int call, Moment moment) {
        dies(new FaultyBlobStore(store, call, moment));

        new BackupReader(store).find(Sample.KEY).ifPresent(backup -> {
            assertThat(new BackupReader(store).verify(backup.manifest())).isEmpty();
            assertThat(Sample.linesOf(store, backup)).isEqualTo(Sample.LINES);
        });
    }

    private static void dies(BlobStore faulty) {
        try {
            Sample.write(faulty);
        } catch (BlobStoreException.Unreachable e) {
            return;
        }
        throw new AssertionError("the store did not fail");
    }

    private Map<BlobName, Digest> blobs() {
        Map<BlobName, Digest> blobs = new TreeMap<>();
        store.forEach("", blob -> {
            try {
                blobs.put(blob.name(), Digest.of(store.get(blob.name()).readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return blobs;
    }
}
