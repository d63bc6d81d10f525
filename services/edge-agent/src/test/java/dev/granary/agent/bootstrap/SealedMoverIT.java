package dev.granary.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.volume.Destination;
import dev.granary.agent.application.volume.MoveResult;
import dev.granary.agent.application.volume.MoverReport;
import dev.granary.agent.application.volume.MoverTask;
import dev.granary.agent.application.volume.fill.FillReport;
import dev.granary.agent.application.volume.fill.FillResult;
import dev.granary.agent.application.volume.fill.FillTask;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.KeySecret;
import dev.granary.agent.fakes.WhatAThiefSees;
import dev.granary.agent.world.AgentPlace;
import dev.granary.agent.world.AgentWorld;
import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Encryption;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.CommitResult;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.LocationKey;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.volume.stored.VolumeHandover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A volume that one mover seals into Azurite and others bring back, or do not: each a process with the keys of its cluster. */
class SealedMoverIT {

    private static final AgentWorld WORLD = AgentWorld.shared();
    private static final String CONTAINER = "sealed-mover";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String WORDS = "words-of-a-file";
    private static final String FILE_NAME = "name-of-a-file";

    @TempDir
    private Path scratch;

    private final InstantSource clock = InstantSource.system();
    private final AgentPlace place = WORLD.place();
    private final LocationKey key = KeySecret.newKey("2025-02");
    private final LocationKey later = KeySecret.newKey("2026-11");
    private final BackupKey backup = new BackupKey(place.cluster(), UUID.randomUUID());
    private Path volume;
    private BlobStore store;

    @BeforeEach
    void haveAVolume() throws IOException {
        volume = Files.createDirectory(scratch.resolve("volume"));
        Files.writeString(volume.resolve(FILE_NAME), WORDS);
        SSLContext trust = Trust.of(WORLD.caFile());
        WORLD.createContainer(place, CONTAINER, trust);
        store = WORLD.store(place, CONTAINER, trust);
    }

    @Test
    void whatWasSealedWithTheKeyOfTheBackupComesBackOnlyWithIt() throws Exception {
        secret().put(later, key); // the tenant has changed the key since the backup began
        backUp();

        assertThat(WhatAThiefSees.in(store))
                .contains("GRNPACK1")
                .doesNotContain(WORDS)
                .doesNotContain(FILE_NAME);
        Path target = Files.createDirectory(scratch.resolve("target"));
        assertThat(fill(target, "filled")).isEqualTo(new FillResult.Filled(2, 0, ""));
        assertThat(target.resolve(FILE_NAME)).hasContent(WORDS);
        Path empty = Files.createDirectory(scratch.resolve("empty"));
        secret().put(later);
        assertThat(fill(empty, "without")).isInstanceOfSatisfying(FillResult.NotFilled.class, it -> {
            assertThat(it.reason()).isEqualTo(Reason.BACKUP_SEALED);
            assertThat(it.message()).contains("2025-02");
        });
        assertThat(empty).isEmptyDirectory();
    }

    private KeySecret secret() {
        return new KeySecret(place.keys());
    }

    private void backUp() throws Exception {
        var opened = new BackupSessions(store, clock, new Nonces(new SecureRandom()))
                .open(backup, "agent", new ParentChoice.None());
        BackupSession session = ((OpenResult.Opened) opened).session();
        var task = new MoverTask(
                session.handOn(),
                null,
                "shop",
                "data",
                new Destination(Given.LOCATION, key.id()),
                WORLD.endpoint(),
                CONTAINER,
                null);
        var moved = (MoveResult.Moved)
                MoverReport.read(words(task.environment(), volume, "moved")).orElseThrow();
        var description = new BackupDescription(
                List.of("shop"),
                clock.instant(),
                "agent",
                new Encryption(key.id().value()));
        try (BackupWriter writer = BackupWriter.open(session, description, SealedStreams.none())) {
            var handed = VolumeHandover.read(session, moved.handover(), "shop", "data");
            writer.addVolume(handed.volume(), handed.index(), handed.used());
            writer.addBlob(moved.handover());
            assertThat(writer.commit(clock.instant())).isInstanceOf(CommitResult.Committed.class);
        }
    }

    private FillResult fill(Path target, String report) throws Exception {
        var task = new FillTask(backup, Given.LOCATION, "shop", "data", WORLD.endpoint(), CONTAINER);
        Map<String, String> variables = new HashMap<>(task.environment());
        variables.put(MoverTask.MODE, FillTask.FILLER);
        return FillReport.read(words(variables, target, report)).orElseThrow();
    }

    private String words(Map<String, String> task, Path root, String report) throws Exception {
        StartedMover mover = StartedMover.start(place, task, root, scratch.resolve(report));
        assertThat(mover.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(mover.report()).as(mover.said()).exists();
        return Files.readString(mover.report());
    }
}
