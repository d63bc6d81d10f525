package dev.granary.engine.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DirectoryCallsTest {

    private static final FileName A = FileName.of("a");
    private static final FileName B = FileName.of("b");
    private static final DeviceNumber NO_DEVICE = new DeviceNumber(0, 0);

    @AutoClose
    private final ScratchDirectory scratch = new ScratchDirectory();

    private final Path directory = scratch.path();

    private final DirectoryCalls calls = Posix.linux().directories();
    private Descriptor root;

    @BeforeEach
    void open() {
        root = calls.openRoot(directory);
    }

    @AfterEach
    void close() {
        root.close();
    }

    @Test
    void readsTheStatusThatJavaReads() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "twelve bytes");
        Files.createLink(directory.resolve("b"), file);

        FileStatus status = calls.status(root, A);

        var expected = Files.readAttributes(file, "unix:*", LinkOption.NOFOLLOW_LINKS);
        assertThat(status.type()).isEqualTo(FileType.FILE);
        assertThat(status.mode() | 0100000).isEqualTo(expected.get("mode"));
        assertThat((int) status.uid()).isEqualTo(expected.get("uid"));
        assertThat((int) status.gid()).isEqualTo(expected.get("gid"));
        assertThat(status.inode()).isEqualTo(expected.get("ino"));
        assertThat(status.links()).isEqualTo(2);
        assertThat(status.size()).isEqualTo(12);
        assertThat(status.allocatedBytes()).isNotNegative();
        assertThat(status.isMountRoot()).isFalse();
        assertThat(status.modified())
                .isEqualTo(timeOf(Files.getLastModifiedTime(file).toInstant()));
        assertThat(status.isSameFile(calls.status(root, B))).isTrue();
    }

    @Test
    void sparesAnExceptionForAnAbsentEntry() {
        assertThat(calls.find(root, A)).isEmpty();
        assertThatExceptionOfType(PosixException.class)
                .isThrownBy(() -> calls.status(root, A))
                .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.NOT_FOUND))
                .withMessage("statx: NOT_FOUND (2)");
    }

    @Test
    void listsNamesThatAreNoText() {
        FileName name = FileName.of(new byte[] {(byte) 0xc3, 0x28, (byte) 0xff, '\n'});
        calls.makeDirectory(root, name, 0700);
        calls.makeDirectory(root, A, 0700);

        NameList names = calls.list(root, Long.MAX_VALUE);
        names.sort();

        assertThat(List.of(names.get(0), names.get(1))).containsExactly(A, name);
        assertThat(names.size()).isEqualTo(2);
    }

    @Test
    void listsADirectoryOfManyBlocksAgainAndAgain() throws IOException {
        List<FileName> expected = new ArrayList<>();
        for (int i = 10_000; i < 13_000; i++) {
            String name = "n".repeat(200) + i;
            Files.createFile(directory.resolve(name));
            expected.add(FileName.of(name));
        }
        for (int round = 0; round < 2; round++) {
            NameList names = calls.list(root, Long.MAX_VALUE);
            names.sort();
            List<FileName> found = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                found.add(names.get(i));
            }
            assertThat(found).isEqualTo(expected);
        }
        assertRefused(Errno.TOO_LARGE, () -> calls.list(root, 100_000));
    }

    @Test
    void followsNoSymbolicLink() throws IOException {
        Files.createSymbolicLink(directory.resolve("a"), Path.of("/"));

        assertRefused(Errno.NOT_A_DIRECTORY, () -> calls.openDirectory(root, A));
        assertThat(calls.status(root, A).type()).isEqualTo(FileType.SYMBOLIC_LINK);
    }

    @Test
    void makesAndReadsSymbolicLinksOfAnyTarget() {
        byte[] longest = "é/".repeat(1365).getBytes(StandardCharsets.UTF_8);
        calls.makeSymbolicLink(root, A, longest);
        calls.makeSymbolicLink(root, B, new byte[] {(byte) 0xff});

        assertThat(longest).hasSize(4095);
        assertThat(calls.readSymbolicLink(root, A)).isEqualTo(longest);
        assertThat(calls.readSymbolicLink(root, B)).containsExactly(0xff);
        assertRefused(Errno.NAME_TOO_LONG, () -> calls.makeSymbolicLink(root, FileName.of("c"), new byte[4096]));
    }

    @ParameterizedTest
    @EnumSource(
            value = FileType.class,
            names = {"FIFO", "SOCKET"})
    void makesNodesThatNeedNoRight(FileType type) {
        calls.makeNode(root, A, type, NO_DEVICE);

        assertThat(calls.status(root, A).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource(
            value = FileType.class,
            names = {"CHARACTER_DEVICE", "BLOCK_DEVICE"})
    void makesDevicesAsRoot(FileType type) {
        Rights.assumeRoot();
        DeviceNumber number = new DeviceNumber(259, 70_000);
        calls.makeNode(root, A, type, number);

        assertThat(calls.status(root, A).type()).isEqualTo(type);
        assertThat(calls.status(root, A).deviceNumber()).isEqualTo(number);
    }

    @Test
    void goesDeeperThanAnyPath() {
        FileName name = FileName.of("d".repeat(200));
        Descriptor deepest = root;
        for (int i = 0; i < 50; i++) {
            calls.makeDirectory(deepest, name, 0700);
            deepest = calls.openDirectory(deepest, name);
        }
        calls.makeNode(deepest, A, FileType.FIFO, NO_DEVICE);

        for (int i = 0; i < 50; i++) {
            assertThat(calls.list(deepest, 1000).size()).isEqualTo(1);
            deepest = calls.openParent(deepest);
        }
        assertThat(Posix.linux()
                        .metadata()
                        .status(deepest)
                        .isSameFile(Posix.linux().metadata().status(root)))
                .isTrue();
    }

    @Test
    void renamesOverAFileOnlyWhenAsked() throws IOException {
        Files.writeString(directory.resolve("a"), "new");
        Files.writeString(directory.resolve("b"), "old");

        assertRefused(Errno.EXISTS, () -> calls.renameToFree(root, A, B));
        calls.rename(root, A, B);

        assertThat(directory.resolve("b")).hasContent("new");
        assertThat(directory.resolve("a")).doesNotExist();
    }

    @Test
    void linksTheLinkItself() {
        calls.makeSymbolicLink(root, A, new byte[] {'x'});
        calls.makeHardLink(root, A, root, B);

        assertThat(calls.status(root, B).isSameFile(calls.status(root, A))).isTrue();
    }

    @Test
    void removesFilesAndEmptyDirectories() throws IOException {
        Files.createFile(directory.resolve("a"));
        Files.createDirectories(directory.resolve("b/c"));

        calls.removeFile(root, A);
        assertRefused(Errno.NOT_EMPTY, () -> calls.removeDirectory(root, B));
        assertRefused(Errno.IS_A_DIRECTORY, () -> calls.removeFile(root, B));

        assertThat(calls.find(root, A)).isEmpty();
    }

    @Test
    void opensARootWhosePathIsNoText() throws IOException {
        Path odd = Files.createDirectory(Path.of(directory + "/p%41 q"));
        try (Descriptor opened = calls.openRoot(odd)) {
            calls.makeDirectory(opened, A, 0700);
        }
        assertThat(odd.resolve("a")).isDirectory();
    }

    @Test
    void refusesAClosedDescriptor() {
        Descriptor closed = calls.openRoot(directory);
        closed.close();
        closed.close();

        assertThatThrownBy(() -> calls.list(closed, 1)).isInstanceOf(IllegalStateException.class);
    }

    private static void assertRefused(Errno errno, Runnable call) {
        assertThatExceptionOfType(PosixException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.errno()).isEqualTo(errno));
    }

    private static UnixTime timeOf(Instant instant) {
        return new UnixTime(instant.getEpochSecond(), instant.getNano());
    }
}
