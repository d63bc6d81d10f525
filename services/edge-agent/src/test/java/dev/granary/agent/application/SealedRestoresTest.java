package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.application.restore.RestoreObjects;
import dev.granary.agent.application.restore.RestoreSettings;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.fakes.FakeApiServer;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.FakeKinds;
import dev.granary.agent.fakes.FakeWrites;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.InMemoryNewVolumes;
import dev.granary.agent.fakes.InMemoryRestoreResults;
import dev.granary.agent.fakes.KeySecret;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.NoVolumeMovers;
import dev.granary.agent.fakes.OneStore;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.engine.seal.LocationKey;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Restores of sealed backups into a cluster with or without the key, and of others into one that has keys. */
class SealedRestoresTest {

    private static final LocationKey KEY = KeySecret.newKey("2026-11");

    @TempDir
    private Path there;

    @TempDir
    private Path here;

    private final MovableClock clock = new MovableClock();
    private final InMemoryJournal<Command.StartRestore, RestoreOutcome> journal = InMemoryJournal.ofRestores();
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final FakeCluster source = new FakeCluster().add("shop", FakeCluster.CONFIG_MAP, "a");
    private final FakeApiServer target = new FakeApiServer();
    private final FakeWrites writes = new FakeWrites(target);

    @BeforeEach
    void haveASealedBackup() {
        new KeySecret(there).put(KEY);
        new BackupInStore(store, clock).writeSealed(new KeySecret(there).files(), source, "shop", new NoVolumeMovers());
    }

    @Test
    void restoresWithTheKey() {
        new KeySecret(here).put(KeySecret.newKey("2027-01"), KEY);

        assertThat(restored(Given.encryptedLocation(Given.LOCATION), false)).isTrue();
    }

    @Test
    void restoresFromALocationThatIsNotEncryptedItself() {
        new KeySecret(here).put(KEY);

        assertThat(restored(Given.location(Given.LOCATION), false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesAtOnceWithoutTheKeyAndNamesIt(boolean dryRun) {
        Refusal absent = refused(dryRun);
        new KeySecret(here).put(KeySecret.newKey("2027-01"));
        Refusal another = refused(dryRun);

        assertThat(absent.reason()).isEqualTo("BackupSealed");
        assertThat(absent.message()).contains("2026-11", "granary-backup-keys");
        assertThat(another).isEqualTo(absent);
        assertThat(writes.calls()).isEmpty();
    }

    @Test
    void refusesAtOnceAnotherKeyOfTheSameName() {
        new KeySecret(here).put(KeySecret.newKey("2026-11"));

        Refusal refusal = refused(false);

        assertThat(refusal.reason()).isEqualTo("BackupSealed");
        assertThat(refusal.message()).contains("another key 2026-11");
        assertThat(writes.calls()).isEmpty();
    }

    @Test
    void saysThatTheKeyFileIsNone() {
        new KeySecret(here).put("default", "2026-11 c2VjcmV0LXdvcmRz");

        Refusal refusal = refused(false);

        assertThat(refusal.reason()).isEqualTo("LocationKeysUnavailable");
        assertThat(refusal.message()).contains("line 1").doesNotContain("c2VjcmV0");
        assertThat(writes.calls()).isEmpty();
    }

    @Test
    void restoresWhatIsNotSealedWithAnyKeysAndWithNone() {
        new BackupInStore(store, clock).write(source, "shop");

        assertThat(restored(Given.encryptedLocation(Given.LOCATION), true)).isTrue();
        new KeySecret(here).put(KeySecret.newKey("2027-01"));
        assertThat(restored(Given.encryptedLocation(Given.LOCATION), false)).isTrue();
    }

    private boolean restored(Location location, boolean dryRun) {
        var outcome = (RestoreOutcome.Completed) restore(location, dryRun);
        return outcome.report().isComplete()
                && (dryRun || target.find(FakeKinds.CONFIG_MAP, "shop", "a").isPresent());
    }

    private Refusal refused(boolean dryRun) {
        return ((RestoreOutcome.Failed) restore(Given.encryptedLocation(Given.LOCATION), dryRun)).refusal();
    }

    private RestoreOutcome restore(Location location, boolean dryRun) {
        states.store(location, 1);
        Command.StartRestore order = Given.restoring(BackupInStore.OWNER, dryRun);
        journal.create(order);
        var restore = new RestoreObjects(
                new FakeCluster(target),
                writes,
                new JsonObjectLines(),
                new InMemoryNewVolumes(target),
                new RestoreSettings("granary-system", time -> {}, 1));
        var find = new FindBackup(new Locations(states, new OneStore(store), new KeySecret(here).files()));
        var doing = new RestoreBackup(find, restore, new InMemoryRestoreResults(), new Stopping(), clock);
        new RunWork<>(WorkLine.ofRestores(journal), new RecordedEvents(), doing, clock).run(order.restoreId());
        return journal.find(order.restoreId()).orElseThrow().outcome().orElseThrow();
    }
}
