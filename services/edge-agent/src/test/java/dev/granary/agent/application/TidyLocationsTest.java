package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.RefusingStore;
import dev.granary.agent.fakes.RefusingStore.Fault;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Digest;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TidyLocationsTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final MovableClock clock = new MovableClock();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final BackupInStore backup = new BackupInStore(store, clock);
    private final InMemoryJournal<Command.StartBackup, BackupOutcome> journal = InMemoryJournal.ofBackups();
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final Stopping stopping = new Stopping();

    @BeforeEach
    void haveABackup() {
        states.store(Given.location(Given.LOCATION), 1);
        backup.write(new FakeCluster().add("shop", FakeCluster.CONFIG_MAP, "a"), "shop");
        journal.create(Given.order("shop"));
        journal.finished(
                Given.BACKUP,
                new BackupOutcome.Failed(null, clock.instant(), new Refusal("StoreThrottled", "It was too much.")));
    }

    @Test
    void removesWhatAKilledAttemptLeftAfterALaterBackup() throws IOException {
        BlobName pack = killedAttempt();
        List<Tidied> atOnce = tidy(store).tidy();
        assertThat(names()).contains(pack);
        assertThat(report(atOnce))
                .contains(
                        "\"" + pack + "\",\"size\":4,\"ageSeconds\":0,\"why\":\"pack-that-an-open-attempt-may-name\"");
        clock.advance(DAY.multipliedBy(2));

        List<Tidied> later = tidy(store).tidy();

        assertThat(names()).doesNotContain(pack);
        assertThat(backup.find()).isPresent();
        assertThat(report(later)).contains("\"orphans\":0");
        assertThat(names())
                .filteredOn(name -> name.value().contains("/reports/"))
                .hasSize(1);
    }

    @Test
    void tidiesOnceADayWhateverTheProcess() {
        TidyLocations tidy = tidy(store);
        assertThat(tidy.tidy()).hasSize(1);
        clock.advance(DAY.dividedBy(2));

        assertThat(tidy.tidy()).isEmpty();
        assertThat(tidy(store).tidy()).isEmpty();

        clock.advance(DAY.dividedBy(2));
        assertThat(tidy.tidy()).hasSize(1);
    }

    @Test
    void leavesAloneWhereThisClusterHasNothing() {
        BlobStore other = new MemoryBlobStore(clock);

        assertThat(tidy(other).tidy()).isEmpty();

        assertThat(other.list("", null, 1).blobs()).isEmpty();
    }

    @Test
    void leavesAloneWhereNoBackupHasEnded() {
        journal.remove(Given.BACKUP);
        journal.create(Given.order("shop"));

        assertThat(tidy(store).tidy()).isEmpty();
    }

    @Test
    void triesTheNextDayWhatTheStoreRefuses() {
        TidyLocations tidy =
                tidy(new RefusingStore(store, new BlobStoreException.AccessRefused("403", null), Fault.PUT));

        assertThat(tidy.tidy())
                .singleElement()
                .isInstanceOfSatisfying(
                        Tidied.Failed.class,
                        failed -> assertThat(failed.refusal().reason()).isEqualTo("AuthorizationFailed"));
        assertThat(tidy.tidy()).isEmpty();
        clock.advance(DAY);
        assertThat(tidy.tidy()).hasSize(1);
    }

    @Test
    void endsWithTheAgent() {
        stopping.begin();

        assertThatExceptionOfType(StoppedException.class)
                .isThrownBy(() -> tidy(store).tidy());
    }

    /** A pack that nobody will name. */
    private BlobName killedAttempt() {
        BackupSession session = ((OpenResult.Opened) new BackupSessions(store, clock, new Nonces(new SecureRandom()))
                        .open(new BackupKey(BackupInStore.OWNER, UUID.randomUUID()), "agent", new ParentChoice.None()))
                .session();
        byte[] bytes = "pack".getBytes(StandardCharsets.UTF_8);
        BlobName pack = new PackId(Digest.of(bytes).value().substring("sha256:".length())).blob(BackupInStore.OWNER);
        session.store().put(pack, bytes);
        return pack;
    }

    private String report(List<Tidied> tidied) throws IOException {
        var reported = (Tidied.Reported) tidied.getFirst();
        try (InputStream in = store.get(reported.report().name())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<BlobName> names() {
        List<BlobName> names = new ArrayList<>();
        store.forEach("", blob -> names.add(blob.name()));
        return names;
    }

    private TidyLocations tidy(BlobStore at) {
        return new TidyLocations(BackupInStore.OWNER, journal, Given.locations(states, at), stopping, clock);
    }
}
