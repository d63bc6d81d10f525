package dev.granary.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.ForwardingBlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ParentSearchTest {

    private final MovableClock clock = new MovableClock();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final Given given = new Given(store, clock);

    @Test
    void takesTheBackupThatWasBegunLast() {
        given.committed(Given.ONE);
        given.committed(Given.TWO);
        given.session(Given.THREE); // open, and no backup

        assertThat(parent(ParentChoice.latest())).contains(Given.TWO);
    }

    @Test
    void takesTheLastThatSuits() {
        given.committed(Given.ONE);
        given.committed(Given.TWO);

        assertThat(parent(new ParentChoice.Latest(manifest -> manifest.key().equals(Given.ONE))))
                .contains(Given.ONE);
    }

    @Test
    void looksAtNoMoreThanItMay() {
        given.committed(Given.ONE);
        given.committed(Given.TWO);
        replace(given.committed(Given.THREE), "garbage");
        Predicate<Manifest> suits = manifest -> manifest.key().equals(Given.ONE);

        assertThat(parent(new ParentChoice.Latest(suits, 1))).isEmpty();
        assertThat(parent(new ParentChoice.Latest(suits, 2))).contains(Given.ONE);
    }

    @Test
    void takesTheOneThatWasChosenOrNone() {
        given.committed(Given.ONE);
        given.committed(Given.TWO);

        assertThat(parent(new ParentChoice.Backup(Given.ONE.backupId()))).contains(Given.ONE);
        assertThat(parent(new ParentChoice.Backup(UUID.randomUUID()))).isEmpty();
        assertThat(parent(new ParentChoice.None())).isEmpty();
    }

    @Test
    void passesByAManifestThatIsDamagedOrOfANewerFormat() {
        given.committed(Given.ONE);
        replace(given.committed(Given.TWO), "{\"formatVersion\":\"2.0\"}");
        replace(given.committed(Given.THREE), "garbage");

        assertThat(parent(ParentChoice.latest())).contains(Given.ONE);
    }

    @Test
    void passesByABackupWhoseSessionIsGoneBecauseItMayBeHalfDeleted() {
        given.committed(Given.ONE);
        store.delete(given.committed(Given.TWO).session());

        assertThat(parent(ParentChoice.latest())).contains(Given.ONE);
        assertThat(parent(new ParentChoice.Backup(Given.TWO.backupId()))).isEmpty();
    }

    @Test
    void passesByABackupThatSortsBehindTheAttempt() {
        AttemptKey child = given.session(Given.ONE).key();
        given.committed(Given.TWO);

        assertThat(new ParentSearch(store, child).find(ParentChoice.latest())).isEmpty();
        assertThat(new ParentSearch(store, child).find(new ParentChoice.Backup(Given.TWO.backupId())))
                .isEmpty();
    }

    @Test
    void looksOnlyAfterItsOwnSessionIsThereAndAtTheParentsSessionAfterItsManifest() {
        AttemptKey parent = given.committed(Given.ONE);
        List<String> calls = new ArrayList<>();

        BackupSession child = new Given(recording(calls), clock).session(Given.TWO, ParentChoice.latest());

        assertThat(calls)
                .containsSubsequence(
                        "put " + child.key().session(), "get " + parent.manifest(), "head " + parent.session());
    }

    private BlobStore recording(List<String> calls) {
        return new ForwardingBlobStore(store) {
            @Override
            public void put(BlobName name, byte[] bytes) {
                calls.add("put " + name);
                super.put(name, bytes);
            }

            @Override
            public InputStream get(BlobName name) {
                calls.add("get " + name);
                return super.get(name);
            }

            @Override
            public Optional<BlobInfo> head(BlobName name) {
                calls.add("head " + name);
                return super.head(name);
            }
        };
    }

    private Optional<BackupKey> parent(ParentChoice choice) {
        return given.session(Given.backup(9), choice).parent().map(manifest -> manifest.key());
    }

    private void replace(AttemptKey attempt, String json) {
        store.delete(attempt.manifest());
        store.put(attempt.manifest(), json.getBytes(StandardCharsets.UTF_8));
    }
}
