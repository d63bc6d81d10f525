package dev.granary.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.agent.application.volume.MoveResult;
import dev.granary.agent.application.volume.MoverReport;
import dev.granary.agent.application.volume.MoverTask;
import dev.granary.agent.application.volume.fill.FillTask;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.world.AgentPlace;
import dev.granary.agent.world.AgentWorld;
import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.CommitResult;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.volume.stored.VolumeHandover;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of a mover that is a process, in the middle of a volume that it writes or fills, with the memory of a real one. */
class KilledMoverIT {

    private static final AgentWorld WORLD = AgentWorld.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int FILES = 24;
    private static final int FILE_BYTES = 8 << 20;
    private static final int KILLED = 128 + 9;

    @TempDir
    private Path scratch;

    private final InstantSource clock = InstantSource.system();
    private final AgentPlace place = WORLD.place();
    private final String container = "killed-mover-" + UUID.randomUUID();
    private Path volume;
    private BlobStore store;
    private BackupSession session;

    @BeforeEach
    void openABackup() throws IOException {
        volume = Files.createDirectory(scratch.resolve("volume"));
        Random random = new Random(1);
        byte[] bytes = new byte[FILE_BYTES];
        for (int i = 0; i < FILES; i++) {
            random.nextBytes(bytes);
            Files.write(volume.resolve("file-" + i), bytes);
        }
        SSLContext trust = Trust.of(WORLD.caFile());
        WORLD.createContainer(place, container, trust);
        store = WORLD.store(place, container, trust);
        BackupKey backup = new BackupKey(place.cluster(), UUID.randomUUID());
        var opened = new BackupSessions(store, clock, new Nonces(new SecureRandom()))
                .open(backup, "agent", new ParentChoice.None());
        session = ((OpenResult.Opened) opened).session();
    }

    @Test
    void leavesNoBackupAndTheNextMoverWritesTheWholeVolume() throws Exception {
        kill(mover("first"), this::hasPacks);
        assertThat(new BackupReader(store).find(session.key().backup())).isEmpty();

        Manifest manifest = committed(wordsOf(mover("second")));

        assertThat(manifest.volumes()).singleElement().satisfies(held -> {
            assertThat(held.problems()).isZero();
            assertThat(held.bytes()).isEqualTo((long) FILES * FILE_BYTES);
        });
        assertThat(new BackupReader(store).verify(manifest)).isEmpty();
    }

    @Test
    void leavesAPartOfAVolumeThatTheNextMoverFillsToItsEnd() throws Exception {
        committed(wordsOf(mover("backup")));
        Path target = Files.createDirectory(scratch.resolve("target"));

        kill(filler("first", target), () -> holdsSomething(target));
        assertThat(files(target)).isNotEqualTo(files(volume));

        wordsOf(filler("second", target));

        assertThat(files(target)).isEqualTo(files(volume));
    }

    private static void kill(StartedMover mover, BooleanSupplier moment) throws Exception {
        Process process = mover.process();
        await().atMost(PATIENCE).until(() -> moment.getAsBoolean() || !process.isAlive());
        process.destroyForcibly();
        assertThat(process.waitFor()).as(mover.said()).isEqualTo(KILLED);
        assertThat(mover.report()).doesNotExist();
    }

    private static String wordsOf(StartedMover mover) throws Exception {
        assertThat(mover.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(mover.process().exitValue()).as(mover.said()).isZero();
        return Files.readString(mover.report());
    }

    private static boolean holdsSomething(Path folder) {
        return Arrays.stream(folder.toFile().listFiles()).anyMatch(file -> file.length() > 0);
    }

    /** Names and the hashes of contents; where the restore keeps what is unfinished is left out. */
    private static Map<String, Integer> files(Path folder) throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "file-*")) {
            for (Path file : entries) {
                files.put(file.getFileName().toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private boolean hasPacks() {
        String packs = "granary/v1/" + place.cluster() + "/packs/";
        return !store.list(packs, null, 1).blobs().isEmpty();
    }

    private StartedMover mover(String report) throws IOException {
        var task =
                new MoverTask(session.handOn(), null, "shop", "data", Given.PLAIN, WORLD.endpoint(), container, null);
        return StartedMover.start(place, task.environment(), volume, scratch.resolve(report));
    }

    private StartedMover filler(String report, Path target) throws IOException {
        var task = new FillTask(session.key().backup(), Given.LOCATION, "shop", "data", WORLD.endpoint(), container);
        var environment = new HashMap<>(task.environment());
        environment.put(MoverTask.MODE, FillTask.FILLER);
        return StartedMover.start(place, environment, target, scratch.resolve(report));
    }

    /** What the agent does with the words of the mover. */
    private Manifest committed(String words) {
        var moved = (MoveResult.Moved) MoverReport.read(words).orElseThrow();
        var description = new BackupDescription(List.of("shop"), clock.instant(), "agent");
        try (BackupWriter backup = BackupWriter.open(session, description, SealedStreams.none())) {
            var handed = VolumeHandover.read(session, moved.handover(), "shop", "data");
            backup.addVolume(handed.volume(), handed.index(), handed.used());
            backup.addBlob(moved.handover());
            return ((CommitResult.Committed) backup.commit(clock.instant()))
                    .backup()
                    .manifest();
        }
    }
}
