package dev.granary.engine.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCallsTest {

    private static final FileName A = FileName.of("a");

    @TempDir
    Path directory;

    private final Posix posix = Posix.linux();
    private final FileCalls calls = posix.files();
    private Descriptor root;

    @BeforeEach
    void open() {
        root = posix.directories().openRoot(directory);
    }

    @AfterEach
    void close() {
        root.close();
    }

    @Test
    void readsWhatWasWrittenAcrossItsBlocks() throws IOException {
        byte[] bytes = new byte[(1 << 20) + 17];
        new Random(1).nextBytes(bytes);
        try (Descriptor file = calls.create(root, A, 0600)) {
            calls.write(file, 5, bytes, 3, bytes.length - 3);

            byte[] back = new byte[bytes.length + 100];
            int read = calls.read(file, 5, back, 3, back.length - 3);

            assertThat(read).isEqualTo(bytes.length - 3);
            assertThat(back).startsWith(0, 0, 0).contains(bytes[3], Index.atIndex(3));
            assertThat(Arrays.equals(bytes, 3, bytes.length, back, 3, bytes.length))
                    .isTrue();
            assertThat(calls.read(file, 1 << 30, back, 0, 10)).isZero();
        }
        assertThat(Files.size(directory.resolve("a"))).isEqualTo(bytes.length + 2);
    }

    @Test
    void findsTheHolesOfASparseFile() {
        byte[] block = new byte[64 << 10];
        Arrays.fill(block, (byte) 1);
        try (Descriptor file = calls.create(root, A, 0600)) {
            calls.write(file, 1 << 20, block, 0, block.length);
            calls.resize(file, 1L << 40);

            assertThat(calls.nextData(file, 0)).isEqualTo(1 << 20);
            assertThat(calls.nextHole(file, 1 << 20)).isEqualTo((1 << 20) + block.length);
            assertThat(calls.nextData(file, (1 << 20) + block.length)).isEqualTo(-1);
            assertThat(calls.nextHole(file, 1L << 40)).isEqualTo(1L << 40);
            assertThat(calls.nextHole(file, 1L << 41)).isEqualTo(1L << 41);
            assertThat(posix.metadata().status(file).allocatedBytes()).isLessThan(2L * block.length);
        }
    }

    @Test
    void followsNoSymbolicLink() throws IOException {
        Files.createFile(directory.resolve("target"));
        Files.createSymbolicLink(directory.resolve("a"), Path.of("target"));

        assertRefused(Errno.SYMBOLIC_LINK, () -> calls.open(root, A).close());
        assertRefused(Errno.SYMBOLIC_LINK, () -> calls.openForWriting(root, A).close());
        assertRefused(Errno.EXISTS, () -> calls.create(root, A, 0600).close());
        try (Descriptor link = calls.openNode(root, A)) {
            assertThat(posix.metadata().status(link).type()).isEqualTo(FileType.SYMBOLIC_LINK);
        }
    }

    @Test
    void doesNotWaitForTheOtherEndOfAFifo() {
        posix.directories().makeNode(root, A, FileType.FIFO, new DeviceNumber(0, 0));

        try (Descriptor fifo = calls.open(root, A)) {
            assertThat(posix.metadata().status(fifo).type()).isEqualTo(FileType.FIFO);
        }
    }

    @Test
    void changesAFileInPlace() throws IOException {
        Files.writeString(directory.resolve("a"), "abcdef");
        try (Descriptor file = calls.openForWriting(root, A)) {
            calls.write(file, 1, new byte[] {'X'}, 0, 1);
            calls.resize(file, 4);
            calls.startWriteBack(file, 0, 4);
            calls.syncFileSystem(file);
        }
        assertThat(directory.resolve("a")).hasContent("aXcd");
    }

    private static void assertRefused(Errno errno, Runnable call) {
        assertThatExceptionOfType(PosixException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.errno()).isEqualTo(errno));
    }
}
