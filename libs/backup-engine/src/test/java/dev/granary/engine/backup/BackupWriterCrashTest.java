package dev.granary.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.FaultyBlobStore;
import dev.granary.engine.store.FaultyBlobStore.Moment;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
    void theNextAttemptEndsWithAWholeBackupAndClearsTheFirstAway(int call, Moment moment) {
        dies(new FaultyBlobStore(store, call, moment));

        CommittedBackup backup = Sample.write(store);

        assertThat(new BackupReader(store).verify(backup.manifest())).isEmpty();
        assertThat(Sample.linesOf(store, backup)).isEqualTo(Sample.LINES);
        assertThat(namesBesideTombstones()).hasSize(backup.blobs() + 1);
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

    /** The last calls clear up after the commit, and what fails there is left to a collector. */
    private static void dies(FaultyBlobStore faulty) {
        try {
            Sample.write(faulty);
        } catch (BlobStoreException.Unreachable e) {
            return;
        }
        assertThat(new BackupReader(faulty.store()).find(Sample.KEY)).isPresent();
    }

    private List<BlobName> namesBesideTombstones() {
        List<BlobName> names = new ArrayList<>();
        store.forEach("", blob -> {
            if (blob.sizeBytes() != Tombstone.SIZE) {
                names.add(blob.name());
            }
        });
        return names;
    }
}
