package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.application.export.ExportObjects;
import dev.granary.agent.application.volume.BackUpVolumes;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Location;
import dev.granary.agent.fakes.DirectoryMovers;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.KeySecret;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.OneStore;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.agent.fakes.WhatAThiefSees;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Encryption;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.seal.LocationKey;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a cluster that has keys, or should have. */
class SealedBackupsTest {

    private static final String IN_OBJECT = "words-of-an-object";
    private static final String IN_FILE = "words-of-a-file";
    private static final String FILE_NAME = "name-of-a-file";

    @TempDir
    private Path keys;

    @TempDir
    private Path data;

    private final MovableClock clock = new MovableClock();
    private final InMemoryJournal<Command.StartBackup, BackupOutcome> journal = InMemoryJournal.ofBackups();
    private final WorkLine<Command.StartBackup, BackupOutcome> line = WorkLine.ofBackups(journal);
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final RecordedEvents events = new RecordedEvents();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final FakeCluster cluster = new FakeCluster();
    private final LocationKey first = KeySecret.newKey("2025-02");
    private final LocationKey second = KeySecret.newKey("2026-11");

    @BeforeEach
    void haveSomethingToBackUp() throws IOException {
        Files.writeString(data.resolve(FILE_NAME), IN_FILE);
        cluster.add("shop")
                .addYaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: shop},"
                        + " data: {words: " + IN_OBJECT + "}}");
        cluster.addYaml("""
                {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, namespace: shop},
                 spec: {volumeName: pv-1}}""");
        cluster.addYaml("""
                {apiVersion: v1, kind: PersistentVolume, metadata: {name: pv-1}, spec: {hostPath: {path: /mnt/1},
                 nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [
                   {key: kubernetes.io/hostname, operator: In, values: [node-1]}]}]}}}}""");
    }

    @Test
    void refusesToWriteAnythingWithoutAKey() {
        String message = refused();
        assertThat(message).contains("granary-backup-keys", Given.LOCATION.toString(), "openssl rand -base64 32");

        secret().put("default", "2026-11 c2VjcmV0LXdvcmRz");
        assertThat(refused()).contains("line 1").doesNotContain("c2VjcmV0");

        assertThat(store.list("", null, 10).blobs()).isEmpty();
    }

    private String refused() {
        var outcome = (BackupOutcome.Failed) outcome(backUp(encrypted()));
        assertThat(outcome.refusal().reason()).isEqualTo("LocationKeysUnavailable");
        return outcome.refusal().message();
    }

    @Test
    void noBlobShowsWhatIsInAnObjectOrAFile() {
        Manifest plain = manifest(backUp(Given.location(Given.LOCATION)));
        assertThat(plain.encryption()).isNull();
        assertThat(WhatAThiefSees.in(store)).as("what a search finds").contains(IN_OBJECT, IN_FILE, FILE_NAME);
        clear();
        secret().put(first);

        Manifest sealed = manifest(backUp(encrypted()));

        assertThat(sealed.encryption()).isEqualTo(new Encryption("2025-02"));
        assertThat(sealed.problems()).isEmpty();
        assertThat(sealed.volumes()).hasSize(1);
        assertThat(WhatAThiefSees.in(store))
                .doesNotContain(IN_OBJECT)
                .doesNotContain(IN_FILE)
                .doesNotContain(FILE_NAME);
    }

    @Test
    void sealsNothingWhereTheLocationIsNotEncryptedWhateverKeysThereAre() {
        secret().put(first);

        assertThat(manifest(backUp(Given.location(Given.LOCATION))).encryption())
                .isNull();
    }

    @Test
    void theFirstBackupUnderANewKeyIsFullAndTheNextGoesOnFromIt() {
        secret().put(first);
        backUp(encrypted());
        assertThat(mode(backUp(encrypted()))).isEqualTo(BackedUpVolume.Mode.INCREMENTAL);

        secret().put(second, first);

        UUID rotated = backUp(encrypted());
        assertThat(mode(rotated)).isEqualTo(BackedUpVolume.Mode.FULL);
        assertThat(manifest(rotated).encryption()).isEqualTo(new Encryption("2026-11"));
        assertThat(manifest(rotated).parent()).isNull();
        UUID next = backUp(encrypted());
        assertThat(mode(next)).isEqualTo(BackedUpVolume.Mode.INCREMENTAL);
        assertThat(manifest(next).parent()).isEqualTo(rotated);
    }

    @Test
    void doesNotGoOnFromABackupThatIsNotSealed() {
        backUp(Given.location(Given.LOCATION));
        secret().put(first);

        assertThat(mode(backUp(encrypted()))).isEqualTo(BackedUpVolume.Mode.FULL);
    }

    @Test
    void tellsWhatBecameOfEachSealedObject() {
        secret().put(first);
        backUp(encrypted());

        report();

        assertThat(events.of(AgentEvent.BackupObjectResults.class))
                .singleElement()
                .satisfies(part ->
                        assertThat(part.objects()).extracting(it -> it.name()).contains("settings", "data"));
    }

    @Test
    void tellsTheEndAlsoWhenTheKeyIsGone() {
        secret().put(first);
        backUp(encrypted());
        secret().put(second);

        report();

        assertThat(events.of(AgentEvent.BackupObjectResults.class)).isEmpty();
        assertThat(events.of(AgentEvent.BackupEnded.class)).hasSize(1);
    }

    private void report() {
        var tell = new TellObjects(self(), locations(), events);
        new ReportOutcomes(List.of(line), List.of(tell), events).report();
    }

    private static Location encrypted() {
        return Given.encryptedLocation(Given.LOCATION);
    }

    private KeySecret secret() {
        return new KeySecret(keys);
    }

    private Locations locations() {
        return new Locations(states, new OneStore(store), secret().files());
    }

    private static AgentIdentity self() {
        return new AgentIdentity(Given.CLUSTER, "acme", UUID.randomUUID(), "1.2.3");
    }

    private UUID backUp(Location location) {
        clock.advance(Duration.ofMinutes(10));
        states.store(location, 1);
        var order = new Command.StartBackup(
                UUID.randomUUID(), clock.instant().plusSeconds(60), UUID.randomUUID(), location.id(), List.of("shop"));
        journal.create(order);
        var stopping = new Stopping();
        var export = new ExportObjects(cluster, "granary-system", new JsonObjectLines());
        var movers = new DirectoryMovers(store, secret().files(), clock).volume("shop", "data", data);
        var attempt = new WriteAttempt(self(), export, new BackUpVolumes(cluster, movers), stopping, clock);
        var write = new WriteBackup(self(), locations(), attempt, stopping, clock);
        new RunWork<>(line, events, write, clock).run(order.backupId());
        return order.backupId();
    }

    private BackupOutcome outcome(UUID backup) {
        return journal.find(backup).orElseThrow().outcome().orElseThrow();
    }

    private Manifest manifest(UUID backup) {
        return new BackupReader(store)
                .find(new BackupKey(Given.CLUSTER, backup))
                .orElseThrow()
                .manifest();
    }

    private BackedUpVolume.Mode mode(UUID backup) {
        return manifest(backup).volumes().getFirst().mode();
    }

    private void clear() {
        List<BlobName> all = new ArrayList<>();
        store.forEach("", blob -> all.add(blob.name()));
        all.forEach(store::delete);
    }
}
