package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.BlobFlaw;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.VerificationOutcome;
import dev.granary.agent.domain.VerificationReport;
import dev.granary.agent.fakes.DirectoryMovers;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.KeySecret;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.NoVolumeMovers;
import dev.granary.agent.fakes.OneStore;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.ForwardingBlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckBackupTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryJournal<Command.VerifyBackup, VerificationOutcome> journal = new InMemoryJournal<>();
    private final WorkLine<Command.VerifyBackup, VerificationOutcome> line = WorkLine.ofVerifications(journal);
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final RecordedEvents events = new RecordedEvents();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final BackupInStore backup = new BackupInStore(store, clock);

    @BeforeEach
    void haveABackup() {
        states.store(Given.location(Given.LOCATION), 1);
        backup.write(new FakeCluster().add("shop", FakeCluster.CONFIG_MAP, "a", "b"), "shop");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsNothingWrongWithWhatIsAsItWasWritten(boolean deep) {
        VerificationReport report = verify(deep);

        assertThat(report.isWhole()).isTrue();
        assertThat(report.checkedBlobs()).isEqualTo(1);
        assertThat(report.checkedBytes()).isEqualTo(resources().size());
        assertThat(report.flaws()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void namesABlobThatIsMissingAndWhatItCosts(boolean deep) {
        store.delete(new BlobName(resources().path()));

        VerificationReport report = verify(deep);

        assertThat(report.missingBlobs()).isEqualTo(1);
        assertThat(report.brokenBlobs()).isZero();
        assertThat(report.flaws())
                .containsExactly(
                        new BlobFlaw(resources().path(), BlobFlaw.Kind.MISSING, "Costs 3 Kubernetes objects."));
    }

    @Test
    void findsOtherBytesOnlyWhenItReadsThem() {
        BlobName name = new BlobName(resources().path());
        store.delete(name);
        store.put(name, new byte[(int) resources().size()]);

        assertThat(verify(false).isWhole()).isTrue();
        assertThat(verify(true).brokenBlobs()).isEqualTo(1);
        assertThat(verify(true).flaws()).extracting(BlobFlaw::kind).containsExactly(BlobFlaw.Kind.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void needsNoKeyToFindDamageOfASealedBackup(boolean deep, @TempDir Path keys) {
        var secret = new KeySecret(keys);
        secret.put(KeySecret.newKey("2026-11"));
        backup.writeSealed(
                secret.files(),
                new FakeCluster().add("shop", FakeCluster.CONFIG_MAP, "a", "b"),
                "shop",
                new NoVolumeMovers());
        assertThat(verify(deep).isWhole()).isTrue();
        BlobName name = new BlobName(resources().path());
        store.delete(name);

        assertThat(verify(deep).missingBlobs()).isEqualTo(1);
    }

    @Test
    void withoutTheKeyEachFileOfAVolumeMayBeHitByAPackThatIsMissing(@TempDir Path keys, @TempDir Path data)
            throws IOException {
        Files.writeString(data.resolve("file"), "words");
        Files.createSymbolicLink(data.resolve("link"), Path.of("file"));
        var secret = new KeySecret(keys);
        secret.put(KeySecret.newKey("2026-11"));
        backup.writeSealed(
                secret.files(),
                clusterWithAVolume(),
                "shop",
                new DirectoryMovers(store, secret.files(), clock).volume("shop", "data", data));
        store.list("granary/v1/" + BackupInStore.OWNER + "/packs/", null, 10)
                .blobs()
                .forEach(pack -> store.delete(pack.name()));

        assertThat(verify(false).lostFiles()).isEqualTo(3);
        assertThat(verify(false, new Locations(states, new OneStore(store), secret.files()))
                        .lostFiles())
                .isEqualTo(1);
    }

    @Test
    void countsTheFilesThatHaveABrokenChunkAndNotAllOfThePack(@TempDir Path keys, @TempDir Path data)
            throws IOException {
        byte[] noise = new byte[3 << 20];
        new Random(1).nextBytes(noise);
        Files.writeString(data.resolve("a"), "words");
        Files.write(data.resolve("noise"), noise);
        Files.writeString(data.resolve("z"), "words too");
        var secret = new KeySecret(keys);
        secret.put(KeySecret.newKey("2026-11"));
        backup.writeSealed(
                secret.files(),
                clusterWithAVolume(),
                "shop",
                new DirectoryMovers(store, secret.files(), clock).volume("shop", "data", data));
        BlobName pack = store.list("granary/v1/" + BackupInStore.OWNER + "/packs/", null, 10).blobs().stream()
                .max(Comparator.comparingLong(BlobInfo::sizeBytes))
                .orElseThrow()
                .name();
        byte[] bytes = store.get(pack).readAllBytes();
        bytes[bytes.length / 2] ^= 1;
        store.delete(pack);
        store.put(pack, bytes);

        assertThat(verify(true, new Locations(states, new OneStore(store), secret.files()))
                        .lostFiles())
                .isEqualTo(1);
    }

    private static FakeCluster clusterWithAVolume() {
        return new FakeCluster()
                .add("shop")
                .addYaml("{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: shop},"
                        + " spec: {volumeName: pv-1}}")
                .addYaml(
                        "{apiVersion: v1, kind: PersistentVolume, metadata: {name: pv-1}, spec: {local: {path: /mnt/1},"
                                + " nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key:"
                                + " kubernetes.io/hostname, operator: In, values: [node-1]}]}]}}}}");
    }

    @Test
    void failsWhenTheLocationDoesNotHaveTheBackup() {
        var order = order(new BackupAddress(UUID.randomUUID(), Given.LOCATION, BackupInStore.OWNER), true);

        run(order, store);

        assertThat(failure(order)).isEqualTo("BackupNotInStore");
    }

    @Test
    void failsWhenTheManifestCannotBeRead() {
        UUID damaged = UUID.randomUUID();
        BackupKey key = new BackupKey(damaged, Given.BACKUP);
        store.put(new AttemptKey(key, 1, "0".repeat(32)).manifest(), "{}".getBytes(StandardCharsets.UTF_8));
        var order = order(new BackupAddress(Given.BACKUP, Given.LOCATION, damaged), false);

        run(order, store);

        assertThat(failure(order)).isEqualTo("BackupUnreadable");
    }

    @Test
    void doesNotBeginWhenItsTurnComesAfterTheDeadline() {
        var order = order(BackupInStore.ADDRESS, false);
        clock.advance(Duration.ofHours(2));

        run(order, store);

        assertThat(failure(order)).isEqualTo("CommandExpired");
    }

    @Test
    void tellsHowFarItIs() {
        var order = order(BackupInStore.ADDRESS, true);

        run(order, new Slow());

        assertThat(events.of(AgentEvent.VerificationProgressed.class))
                .singleElement()
                .satisfies(progress -> {
                    assertThat(progress.totalBlobs()).isEqualTo(1);
                    assertThat(progress.backupId()).isEqualTo(Given.BACKUP);
                });
    }

    private VerificationReport verify(boolean deep) {
        return verify(deep, Given.locations(states, store));
    }

    private VerificationReport verify(boolean deep, Locations locations) {
        var order = order(BackupInStore.ADDRESS, deep);
        run(order, locations);
        return ((VerificationOutcome.Completed) outcome(order)).report();
    }

    private Command.VerifyBackup order(BackupAddress address, boolean deep) {
        var order = new Command.VerifyBackup(UUID.randomUUID(), Given.DEADLINE, UUID.randomUUID(), address, deep);
        assertThat(new StartWork<>(line, states, clock).start(order)).isEmpty();
        return order;
    }

    private void run(Command.VerifyBackup order, BlobStore from) {
        run(order, Given.locations(states, from));
    }

    private void run(Command.VerifyBackup order, Locations locations) {
        var doing = new CheckBackup(new FindBackup(locations), new Stopping(), clock);
        new RunWork<>(line, events, doing, clock).run(order.workId());
    }

    private VerificationOutcome outcome(Command.VerifyBackup order) {
        return journal.find(order.workId()).orElseThrow().outcome().orElseThrow();
    }

    private String failure(Command.VerifyBackup order) {
        return ((VerificationOutcome.Failed) outcome(order)).refusal().reason();
    }

    private ManifestBlob resources() {
        return backup.find().orElseThrow().manifest().blobs().getFirst();
    }

    /** Takes its time for each look. */
    private final class Slow extends ForwardingBlobStore {

        private Slow() {
            super(CheckBackupTest.this.store);
        }

        @Override
        public BlobPage list(String prefix, @Nullable String cursor, int limit) {
            clock.advance(Duration.ofSeconds(3));
            return super.list(prefix, cursor, limit);
        }
    }
}
