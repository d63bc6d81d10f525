package dev.granary.engine.volume.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.pack.PackId;
import dev.granary.engine.posix.HookedPosix;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.posix.UnixTime;
import dev.granary.engine.volume.ReadState;
import dev.granary.engine.volume.TreeOracle;
import dev.granary.engine.volume.VolumeSandbox;
import dev.granary.engine.volume.VolumeSandbox.Stored;
import dev.granary.engine.volume.restore.RestoreMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncrementalBackupTest {

    private static final int PAGE = 8192;

    @AutoClose
    private final ScratchDirectory scratch = ScratchDirectory.inMemory();

    @AutoClose
    private final TreeOracle oracle = new TreeOracle();

    @AutoClose
    private final VolumeSandbox sandbox = new VolumeSandbox(true);

    private final Random random = new Random(5);
    private final Path source = scratch.directory("source");
    private final Path database = source.resolve("database");

    @BeforeEach
    void makeFiles() throws IOException {
        Files.write(database, noise(12 << 20));
        Files.createDirectory(source.resolve("d"));
        for (int i = 0; i < 50; i++) {
            Files.write(source.resolve("d/file" + i), noise(5000));
        }
        Files.createSymbolicLink(source.resolve("link"), Path.of("d"));
    }

    @Test
    void whatIsUnchangedIsNotOpened() {
        Stored first = sandbox.backUp(source);
        Set<String> calls = new HashSet<>();
        sandbox.use(HookedPosix.of(Posix.linux(), (call, arguments) -> {
            synchronized (calls) {
                calls.add(call);
            }
        }));

        Stored second = sandbox.backUp(source, first);

        assertThat(calls).containsExactlyInAnyOrder("openRoot", "openDirectory", "list", "find", "status");
        assertThat(second.result().incremental()).isTrue();
        assertThat(second.result().filesRead()).isZero();
        assertThat(second.result().storedBytes()).isZero();
        assertThat(second.result().bytes()).isEqualTo(first.result().bytes());
        assertRestores(second);
    }

    @Test
    void changedPagesOfADatabaseCostWhatChanged() throws IOException {
        Stored backup = sandbox.backUp(source);
        for (int round = 0; round < 3; round++) {
            try (var channel = Files.newByteChannel(database, StandardOpenOption.WRITE)) {
                for (int i = 0; i < 10; i++) {
                    channel.position((long) PAGE * random.nextInt((12 << 20) / PAGE));
                    channel.write(ByteBuffer.wrap(noise(PAGE)));
                }
            }
            backup = sandbox.backUp(source, backup);

            assertThat(backup.result().filesRead()).isEqualTo(1);
            assertThat(backup.result().storedBytes()).isBetween(10L * PAGE, 20L * (64 << 10));
        }
        assertRestores(backup);
    }

    @Test
    void contentThatMovesInAFileIsFound() throws IOException {
        Stored first = sandbox.backUp(source);
        byte[] before = Files.readAllBytes(database);
        byte[] inserted = noise(100_000);
        Files.write(database, inserted);
        Files.write(database, before, StandardOpenOption.APPEND);

        Stored second = sandbox.backUp(source, first);

        assertThat(second.result().storedBytes()).isLessThan(500_000);
        assertRestores(second);
    }

    @Test
    void theSameBytesInTwoFilesAreStoredOnce() throws IOException {
        Files.copy(database, source.resolve("copy"));

        Stored backup = sandbox.backUp(source);

        assertThat(backup.result().bytes()).isGreaterThan(24 << 20);
        assertThat(backup.result().storedBytes()).isLessThan(14 << 20);
        assertRestores(backup);
    }

    @Test
    void packsThatMayNotBeReusedAreNotReferredTo() {
        Stored first = sandbox.backUp(source);
        UsedPacks packs = first.result().packs();
        Set<PackId> bad = Set.of(packs.get(1).id(), packs.get(packs.size() - 1).id());

        Stored second = sandbox.backUp(source, first, pack -> !bad.contains(pack));

        assertThat(second.result().filesRead()).isPositive();
        assertThat(idsOf(second.result().packs())).doesNotContainAnyElementsOf(bad);
        assertThat(second.result().storedBytes()).isLessThan(first.result().storedBytes() / 2);
        assertRestores(second);
    }

    @Test
    void aFormerIndexThatIsDamagedCountsAsNone() {
        Stored first = sandbox.backUp(source);
        byte[] broken = first.index().clone();
        broken[broken.length / 2] ^= 1;

        Stored second = sandbox.backUp(source, new Stored(broken, first.result(), first.startedAt()));

        assertThat(second.result().incremental()).isFalse();
        assertRestores(second);
    }

    @Test
    void aFileThatChangedJustNowIsReadAgainNextTime() throws IOException {
        sandbox.use(InstantSource.system());
        Files.writeString(source.resolve("young"), "1");
        Stored first = sandbox.backUp(source);
        // within one tick of the kernel's clock the times would not tell
        var times = Files.getLastModifiedTime(source.resolve("young"));
        Files.writeString(source.resolve("young"), "2");
        Files.setLastModifiedTime(source.resolve("young"), times);

        Stored second = sandbox.backUp(source, first);

        assertThat(second.result().filesRead()).isEqualTo(second.result().files());
        assertRestores(second);
    }

    @Test
    void aDirectoryThatChangedJustNowIsDescribedAgainNextTime() {
        sandbox.use(InstantSource.system());
        Stored first = sandbox.backUp(source);
        AtomicInteger described = new AtomicInteger();
        sandbox.use(HookedPosix.of(Posix.linux(), (call, arguments) -> {
            if (call.equals("attributes")) {
                described.incrementAndGet();
            }
        }));

        sandbox.backUp(source, new Stored(first.index(), first.result(), first.startedAt()));
        int young = described.getAndSet(0);
        sandbox.backUp(
                source,
                new Stored(first.index(), first.result(), first.startedAt().plusSeconds(3600)));

        // the root, the directory and the link; files are told by their own state
        assertThat(young - described.get()).isEqualTo(3);
    }

    @Test
    void aSnapshotIsTrustedUpToItsMoment() {
        Settling snapshot = new Settling(() -> Instant.ofEpochSecond(2000), Instant.ofEpochSecond(1000));
        var opened = snapshot.now();

        assertThat(snapshot.state(new UnixTime(997, 0), opened)).isEqualTo(ReadState.SETTLED);
        assertThat(snapshot.state(new UnixTime(999, 0), opened)).isEqualTo(ReadState.FRESH);
    }

    @Test
    void usesOfPacksAreCounted() throws IOException {
        Stored first = sandbox.backUp(source);
        Files.write(database, noise(100));

        Stored second = sandbox.backUp(source, first);

        UsedPacks packs = second.result().packs();
        long used = 0;
        for (int i = 0; i < packs.size(); i++) {
            assertThat(packs.usedBytes(i)).isBetween(1L, packs.get(i).bytes());
            used += packs.usedBytes(i);
        }
        assertThat(used).isBetween(50L * 5000, 3L << 20);
    }

    private static Set<PackId> idsOf(UsedPacks packs) {
        Set<PackId> ids = new HashSet<>();
        for (int i = 0; i < packs.size(); i++) {
            ids.add(packs.get(i).id());
        }
        return ids;
    }

    private void assertRestores(Stored backup) {
        Path target = scratch.directory("target");
        sandbox.use(Posix.linux());
        sandbox.restore(backup, target, RestoreMode.EMPTY);
        assertThat(oracle.dump(target)).isEqualTo(oracle.dump(source));
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
