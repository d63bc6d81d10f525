package dev.granary.engine.volume.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.granary.engine.posix.Errno;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.HookedPosix;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeProblem;
import dev.granary.engine.volume.VolumeProblem.Reason;
import dev.granary.engine.volume.VolumeSandbox;
import dev.granary.engine.volume.VolumeSandbox.Stored;
import dev.granary.engine.volume.restore.RestoreMode;
import dev.granary.engine.volume.restore.VolumeExtract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that grow, shrink, vanish, or are unreadable while they are read. */
class DisturbedBackupTest {

    private static final FileName BUSY = FileName.of("busy");
    private static final int SIZE = 3_000_000;

    @AutoClose
    private final ScratchDirectory scratch = ScratchDirectory.inMemory();

    @AutoClose
    private final VolumeSandbox sandbox = new VolumeSandbox(false);

    private final Path source = scratch.directory("source");
    private final Path busy = source.resolve("busy");
    private final byte[] content = new byte[SIZE];

    @BeforeEach
    void makeFiles() throws IOException {
        new Random(1).nextBytes(content);
        Files.writeString(source.resolve("a"), "before");
        Files.write(busy, content);
        Files.writeString(source.resolve("z"), "after");
    }

    @Test
    void aFileThatGrowsOnceIsReadAgain() {
        Stored backup = backUpWith("read", 3, () -> append(busy, 1));

        assertThat(backup.result().problems()).isEmpty();
        assertThat(stored(backup, "busy")).hasSize(SIZE + 1);
    }

    @Test
    void aFileThatShrinksOnceIsReadAgain() {
        Stored backup = backUpWith("read", 3, () -> write(busy, Arrays.copyOf(content, 1_000_000)));

        assertThat(backup.result().problems()).isEmpty();
        assertThat(stored(backup, "busy")).isEqualTo(Arrays.copyOf(content, 1_000_000));
    }

    @Test
    void aSparseFileThatShrinksOnceIsReadAgain() {
        byte[] less = Arrays.copyOf(content, 1000);
        writeSparse(busy, content);

        Stored backup = backUpWith("nextHole", 1, () -> write(busy, less));

        assertThat(backup.result().problems()).isEmpty();
        assertThat(stored(backup, "busy")).isEqualTo(less);
    }

    @Test
    void aFileThatNeverRestsIsStoredAsReadAndNamed() {
        sandbox.use(HookedPosix.of(Posix.linux(), (call, arguments) -> {
            if (call.equals("read")) {
                append(busy, 10);
            }
        }));

        Stored backup = sandbox.backUp(source);

        assertThat(backup.result().problems())
                .contains(new VolumeProblem(
                        TreePath.of("busy"), Reason.FileChangedWhileRead, "it changed while it was read, twice"));
        assertThat(stored(backup, "busy")).startsWith(content);
        assertOthersAreThere(backup);
    }

    @Test
    void aTornFileIsReadAgainByTheNextBackupThoughItLooksTheSame() {
        AtomicInteger reads = new AtomicInteger();
        sandbox.use(HookedPosix.of(Posix.linux(), (call, arguments) -> {
            if (call.equals("read") && reads.getAndIncrement() % 2 == 1) {
                overwrite(busy, reads.get());
            }
        }));
        Stored torn = sandbox.backUp(source);
        assertThat(torn.result().problems()).hasSize(1);

        sandbox.use(Posix.linux());
        Stored next = sandbox.backUp(source, torn);

        assertThat(next.result().problems()).isEmpty();
        assertThat(next.result().filesRead()).isEqualTo(1);
        assertThat(stored(next, "busy")).isEqualTo(bytes(busy));
    }

    @Test
    void aFileThatIsGoneBeforeItIsOpenedIsNamed() {
        Stored backup = backUpWith("open", 1, () -> delete(busy));

        assertThat(backup.result().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(TreePath.of("busy"));
            assertThat(problem.reason()).isEqualTo(Reason.FileVanished);
        });
        assertOthersAreThere(backup);
    }

    @Test
    void aFileThatBecameSomethingElseIsNamed() {
        Stored backup = backUpWith("open", 1, () -> {
            delete(busy);
            makeDirectory(busy);
        });

        assertThat(backup.result().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo(Reason.FileVanished));
        assertOthersAreThere(backup);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aFileThatCannotBeReadIsNamedAndItsOldBytesAreNotTaken(int read) {
        Stored before = sandbox.backUp(source);
        write(busy, new byte[SIZE]);
        AtomicInteger reads = new AtomicInteger();
        sandbox.use(HookedPosix.of(Posix.linux(), (call, arguments) -> {
            if (call.equals("read") && reads.incrementAndGet() == read) {
                throw new PosixException("pread64", Errno.IO_ERROR);
            }
        }));

        Stored backup = sandbox.backUp(source, before);

        assertThat(backup.result().problems())
                .containsExactly(
                        new VolumeProblem(TreePath.of("busy"), Reason.FileUnreadable, "pread64: IO_ERROR (5)"));
        assertThat(new VolumeExtract(sandbox.packs())
                        .write(backup.source(), TreePath.of("busy"), new ByteArrayOutputStream()))
                .isFalse();
        assertOthersAreThere(backup);
    }

    @Test
    void everyNameOfAFileThatCannotBeReadIsNamed() throws IOException {
        Files.createLink(source.resolve("other name"), busy);
        refuse("open", BUSY, Errno.ACCESS_DENIED);

        Stored backup = sandbox.backUp(source);

        assertThat(backup.result().problems())
                .allMatch(problem -> problem.reason() == Reason.FileUnreadable)
                .extracting(problem -> problem.path().toString())
                .containsExactly("busy", "other name");
        assertOthersAreThere(backup);
    }

    @Test
    void aDirectoryThatCannotBeOpenedIsNamedAndStored() throws IOException {
        Files.delete(busy);
        Files.createDirectory(busy);
        Files.writeString(busy.resolve("hidden"), "x");
        refuse("openDirectory", BUSY, Errno.ACCESS_DENIED);

        Stored backup = sandbox.backUp(source);

        assertThat(backup.result().problems())
                .containsExactly(new VolumeProblem(
                        TreePath.of("busy"), Reason.DirectoryUnreadable, "openDirectory: ACCESS_DENIED (13)"));
        assertOthersAreThere(backup);
        Path target = scratch.directory("target");
        sandbox.use(Posix.linux());
        sandbox.restore(backup, target, RestoreMode.EMPTY);
        assertThat(target.resolve("busy")).isEmptyDirectory();
    }

    @Test
    void attributesThatCannotBeReadAreNamed() {
        sandbox.use(HookedPosix.of(Posix.linux(), (call, arguments) -> {
            if (call.equals("attributes")) {
                throw new PosixException("flistxattr", Errno.IO_ERROR);
            }
        }));

        Stored backup = sandbox.backUp(source);

        assertThat(backup.result().problems())
                .hasSize(4)
                .allMatch(problem -> problem.reason() == Reason.AttributesUnreadable);
        assertThat(stored(backup, "busy")).isEqualTo(content);
    }

    @Test
    void aRootThatIsNotThereIsAFault() {
        assertThatExceptionOfType(PosixException.class)
                .isThrownBy(() -> sandbox.backUp(source.resolve("absent")))
                .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.NOT_FOUND));
    }

    @Test
    void aFaultOfTheEngineEndsTheBackupAndLeavesNoThreadsAndNoOpenFiles() throws IOException {
        long before = openDescriptors();
        sandbox.use(HookedPosix.of(Posix.linux(), (call, arguments) -> {
            if (call.equals("read")) {
                throw new IllegalStateException("a bug");
            }
        }));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> sandbox.backUp(source))
                .withMessage("a bug");

        assertThat(openDescriptors()).isEqualTo(before);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("file reader"));
    }

    private Stored backUpWith(String call, int number, Runnable disturbance) {
        AtomicInteger calls = new AtomicInteger();
        sandbox.use(HookedPosix.of(Posix.linux(), (made, arguments) -> {
            boolean opensOther = made.equals("open") && !arguments[1].equals(BUSY);
            if (made.equals(call) && !opensOther && calls.incrementAndGet() == number) {
                disturbance.run();
            }
        }));
        return sandbox.backUp(source);
    }

    private void refuse(String refused, FileName name, Errno errno) {
        sandbox.use(HookedPosix.of(Posix.linux(), (call, arguments) -> {
            if (call.equals(refused) && arguments[1].equals(name)) {
                throw new PosixException(call, errno);
            }
        }));
    }

    private void assertOthersAreThere(Stored backup) {
        assertThat(stored(backup, "a")).isEqualTo(bytes(source.resolve("a")));
        assertThat(stored(backup, "z")).isEqualTo(bytes(source.resolve("z")));
    }

    private byte[] stored(Stored backup, String path) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(new VolumeExtract(sandbox.packs()).write(backup.source(), TreePath.of(path), out))
                .isTrue();
        return out.toByteArray();
    }

    private static long openDescriptors() throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.count();
        }
    }

    private static void append(Path file, int bytes) {
        io(() -> Files.write(file, new byte[bytes], StandardOpenOption.APPEND));
    }

    private static void overwrite(Path file, int value) {
        io(() -> {
            try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate(4).putInt(0, value));
            }
        });
    }

    private static void write(Path file, byte[] bytes) {
        io(() -> Files.write(file, bytes));
    }

    /** Behind a hole. */
    private static void writeSparse(Path file, byte[] bytes) {
        delete(file);
        io(() -> {
            try (var channel = Files.newByteChannel(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
                channel.position(16 << 20).write(ByteBuffer.wrap(bytes));
            }
        });
    }

    private static void delete(Path file) {
        io(() -> Files.delete(file));
    }

    private static void makeDirectory(Path directory) {
        io(() -> Files.createDirectory(directory));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Io {
        void run() throws IOException;
    }

    private static void io(Io step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
