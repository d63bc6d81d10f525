package dev.granary.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.agent.application.volume.MoveResult;
import dev.granary.agent.application.volume.MoverReport;
import dev.granary.agent.application.volume.MoverTask;
import dev.granary.agent.application.volume.fill.FillTask;
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
    private static final String CONTAINER = "killed-mover";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int FILES = 24;
    private static final int FILE_BYTES = 8 << 20;
    private static final int KILLED = 128 + 9;

    @TempDir
    private Path scratch;

    private final InstantSource clock = InstantSource.system();
    private final AgentPlace place = WORLD.place();
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
        WORLD.createContainer(place, CONTAINER, trust);
        store = WORLD.store(place, CONTAINER, trust);
        BackupKey backup = new BackupKey(place.cluster(), UUID.randomUUID());
        var opened = new BackupSessions(store, clock, new Nonces(new SecureRandom()))
                .open(backup, "agent", new ParentChoice.None());
        session = ((OpenResult.Opened) opened).session();
    }

    @Test
    void leavesNoBackupAndTheNextMoverWritesTheWholeVolume() throws Exception {
        kill(mover("first"), "first", this::hasPacks);
        assertThat(new BackupReader(store).find(session.key().backup())).isEmpty();

        Manifest manifest = committed(wordsOf(mover("second"), "second"));

        assertThat(manifest.volumes()).singleElement().satisfies(held -> {
            assertThat(held.problems()).isZero();
            assertThat(held.bytes()).isEqualTo((long) FILES * FILE_BYTES);
        });
        assertThat(new BackupReader(store).verify(manifest)).isEmpty();
    }

    @Test
    void leavesAPartOfAVolumeThatTheNextMoverFillsToItsEnd() throws Exception {
        committed(wordsOf(mover("backup"), "backup"));
        Path target = Files.createDirectory(scratch.resolve("target"));

        kill(filler("first", target), "first", () -> holdsSomething(target));
        assertThat(files(target)).isNotEqualTo(files(volume));

        wordsOf(filler("second", target), "second");

        assertThat(files(target)).isEqualTo(files(volume));
    }

    private void kill(Process process, String report, BooleanSupplier moment) throws Exception {
        await().atMost(PATIENCE).until(() -> moment.getAsBoolean() || !process.isAlive());
        process.destroyForcibly();
        assertThat(process.waitFor()).as(said(report)).isEqualTo(KILLED);
        assertThat(scratch.resolve(report)).doesNotExist();
    }

    private String wordsOf(Process process, String report) throws Exception {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said(report)).isZero();
        return Files.readString(scratch.resolve(report));
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

    private Process mover(String report) throws IOException {
        var task = new MoverTask(session.handOn(), null, "shop", "data", WORLD.endpoint(), CONTAINER, null);
        return start(task.environment(), volume, report);
    }

    private Process filler(String report, Path target) throws IOException {
        var task = new FillTask(session.key().backup(), "shop", "data", WORLD.endpoint(), CONTAINER);
        var environment = new HashMap<>(task.environment());
        environment.put(MoverTask.MODE, FillTask.FILLER);
        return start(environment, target, report);
    }

    private Process start(Map<String, String> task, Path root, String report) throws IOException {
        ProcessBuilder program = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-BackgroundCompilation",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx192m",
                "-cp",
                System.getProperty("java.class.path"),
                AgentMain.class.getName()));
        program.environment().putAll(task);
        program.environment()
                .putAll(Map.of(
                        MoverTask.ROOT,
                        root.toString(),
                        MoverTask.REPORT,
                        scratch.resolve(report).toString(),
                        "GRANARY_AGENT_CA_FILE",
                        WORLD.caFile().toString(),
                        "AZURE_CLIENT_ID",
                        AgentWorld.CLIENT_ID,
                        "AZURE_TENANT_ID",
                        WORLD.entra().tenantId(),
                        "AZURE_FEDERATED_TOKEN_FILE",
                        place.azureToken().toString(),
                        "AZURE_AUTHORITY_HOST",
                        WORLD.entra().authorityHost().toString()));
        return program.redirectErrorStream(true)
                .redirectOutput(scratch.resolve(report + ".log").toFile())
                .start();
    }

    private String said(String report) throws IOException {
        Path words = scratch.resolve(report);
        return Files.readString(scratch.resolve(report + ".log"))
                + (Files.exists(words) ? Files.readString(words) : "");
    }

    /** What the agent does with the words of the mover. */
    private Manifest committed(String words) {
        var moved = (MoveResult.Moved) MoverReport.read(words).orElseThrow();
        var description = new BackupDescription(List.of("shop"), clock.instant(), "agent");
        try (BackupWriter backup = BackupWriter.open(session, description)) {
            var handed = VolumeHandover.read(session, moved.handover(), "shop", "data");
            backup.addVolume(handed.volume(), handed.index(), handed.used());
            backup.addBlob(moved.handover());
            return ((CommitResult.Committed) backup.commit(clock.instant()))
                    .backup()
                    .manifest();
        }
    }
}
