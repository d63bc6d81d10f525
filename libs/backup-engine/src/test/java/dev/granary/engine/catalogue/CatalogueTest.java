package dev.granary.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.Given;
import dev.granary.engine.protocol.MovableClock;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final MovableClock clock = new MovableClock();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final Given given = new Given(store, clock);

    @Test
    void listsBackupsInTheOrderInWhichTheyWereBegun() {
        AttemptKey two = given.committed(Given.TWO, "a");
        AttemptKey one = given.child(Given.ONE, Given.TWO);

        assertThat(entries()).extracting(CatalogueEntry::attempt).containsExactly(two, one);
        assertThat(entries())
                .allSatisfy(entry -> assertThat(presenceIsWhole(entry)).isTrue());
    }

    @Test
    void saysOfABackupThatPacksAndBlobsOfItAreMissing() {
        given.committed(Given.ONE, "a", "b");
        given.child(Given.TWO, Given.ONE);
        AttemptKey three = given.committed(Given.THREE, "c");
        store.delete(Given.pack("b"));
        store.delete(three.resources(1));

        assertThat(entries())
                .hasSize(3)
                .allSatisfy(entry -> assertThat(presenceIsWhole(entry)).isFalse());
        var presence = ((CatalogueEntry.Backup) entries().getFirst()).presence();
        assertThat(presence.missingPacks().count()).isEqualTo(1);
        assertThat(presence.missingPacks().contains(Given.id("b"))).isTrue();
        assertThat(((CatalogueEntry.Backup) entries().getLast()).presence().missingBlobs())
                .hasSize(1);
    }

    @Test
    void noticesThatABlobWasReplacedByAnotherOfTheSameSize() {
        AttemptKey one = given.committed(Given.ONE);
        long size = store.head(one.resources(1)).orElseThrow().sizeBytes();
        store.delete(one.resources(1));
        store.put(one.resources(2), new byte[(int) size]);

        assertThat(presenceIsWhole(entries().getFirst())).isTrue(); // a listing shows no names: verify does
        var manifest = ((CatalogueEntry.Backup) entries().getFirst()).backup().manifest();
        assertThat(new VerifyBackup(store).presence(manifest, finding -> {}).isNone())
                .isFalse();
    }

    @Test
    void tellsApartWhatIsDamagedNewerOpenAndGivenUp() {
        AttemptKey damaged = given.committed(Given.backup(1));
        AttemptKey newer = given.committed(Given.backup(2));
        replace(damaged, "garbage");
        replace(newer, "{\"formatVersion\":\"2.0\"}");
        Instant since = clock.instant();
        BackupSession open = given.session(Given.backup(3));
        clock.pass(Duration.ofHours(2));
        open.alive();
        BackupSession givenUp = given.session(Given.backup(4));
        givenUp.handOn();
        givenUp.abort();

        List<CatalogueEntry> entries = entries();

        assertThat(((CatalogueEntry.Unreadable) entries.get(0)).reason())
                .isInstanceOf(UnreadableManifestException.Damaged.class);
        assertThat(((CatalogueEntry.Unreadable) entries.get(1)).reason())
                .isInstanceOf(UnreadableManifestException.NewerFormat.class);
        assertThat(entries.get(2)).isEqualTo(new CatalogueEntry.Open(open.key(), since, clock.instant()));
        assertThat(entries.get(3)).isEqualTo(new CatalogueEntry.GivenUp(givenUp.key()));
    }

    @Test
    void needsNoSessionToKnowABackup() {
        AttemptKey one = given.committed(Given.ONE, "a");
        store.delete(one.session());

        assertThat(presenceIsWhole(entries().getFirst())).isTrue();
    }

    private static boolean presenceIsWhole(CatalogueEntry entry) {
        return ((CatalogueEntry.Backup) entry).presence().isWhole();
    }

    private List<CatalogueEntry> entries() {
        List<CatalogueEntry> entries = new ArrayList<>();
        new Catalogue(store).forEach(Given.CLUSTER, entries::add);
        return entries;
    }

    private void replace(AttemptKey attempt, String json) {
        store.delete(attempt.manifest());
        store.put(attempt.manifest(), json.getBytes(StandardCharsets.UTF_8));
    }
}
