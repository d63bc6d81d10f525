package dev.granary.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.protocol.Orphan.Why;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FindOrphansTest {

    private final MovableClock clock = new MovableClock();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final Given given = new Given(store, clock);

    @Test
    void findsNothingWhereBackupsAreAndAnAttemptIsAtWork() {
        given.committed(Given.ONE, "a");
        given.child(Given.TWO, Given.ONE);
        given.session(Given.THREE).alive();

        assertThat(orphans()).isEmpty();
    }

    @Test
    void namesEachOrphanWithSizeAgeAndReason() {
        AttemptKey backup = given.committed(Given.ONE, "a");
        BackupSession silent = given.session(Given.TWO);
        Given.manifest(silent, Given.packs(silent, "bb"));
        BlobName probe = BackupKey.probe(Given.CLUSTER, UUID.randomUUID());
        BlobName stranger = new BlobName(BackupKey.clusterPrefix(Given.CLUSTER) + "notes.txt");
        store.put(probe, new byte[3]);
        store.put(stranger, new byte[4]);
        store.put(backup.resources(9), new byte[5]);
        clock.pass(Duration.ofDays(3));

        assertThat(whys())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Given.pack("bb"),
                        Why.PACK_OF_NO_BACKUP,
                        silent.key().session(),
                        Why.LEFT_BY_AN_ATTEMPT,
                        silent.key().resources(1),
                        Why.LEFT_BY_AN_ATTEMPT,
                        probe,
                        Why.OLD_PROBE,
                        stranger,
                        Why.UNKNOWN,
                        backup.resources(9),
                        Why.UNNAMED_BESIDE_A_BACKUP));
        assertThat(orphans()).allSatisfy(orphan -> assertThat(orphan.age()).isEqualTo(Duration.ofDays(3)));
        assertThat(orphans())
                .filteredOn(orphan -> orphan.name().equals(Given.pack("bb")))
                .extracting(Orphan::sizeBytes)
                .containsExactly(2L);
    }

    @Test
    void doesNotBlameAPackThatAnOpenAttemptMayName() {
        given.committed(Given.ONE, "a");
        given.session(Given.TWO, ParentChoice.latest());
        new DeleteBackup(store, clock).delete(Given.ONE);

        assertThat(whys()).containsExactlyEntriesOf(Map.of(Given.pack("a"), Why.PACK_THAT_AN_OPEN_ATTEMPT_MAY_NAME));
    }

    @Test
    void isEmptyAfterACollection() {
        given.committed(Given.ONE, "a");
        BackupSession silent = given.session(Given.TWO);
        Given.manifest(silent, Given.packs(silent, "b"));
        clock.pass(Duration.ofDays(3));

        new CollectGarbage(store, clock, CollectGarbage.GRACE).collect(Given.CLUSTER);

        assertThat(orphans()).isEmpty();
    }

    private Map<BlobName, Why> whys() {
        return orphans().stream().collect(Collectors.toMap(Orphan::name, Orphan::why));
    }

    private List<Orphan> orphans() {
        List<Orphan> orphans = new ArrayList<>();
        new FindOrphans(store, clock, CollectGarbage.GRACE).forEach(Given.CLUSTER, orphans::add);
        return orphans;
    }
}
