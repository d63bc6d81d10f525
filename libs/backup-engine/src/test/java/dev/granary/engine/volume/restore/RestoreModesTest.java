package dev.granary.engine.volume.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.Rights;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.volume.Acl;
import dev.granary.engine.volume.TreeOracle;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeProblem;
import dev.granary.engine.volume.VolumeProblem.Reason;
import dev.granary.engine.volume.VolumeSandbox;
import dev.granary.engine.volume.VolumeSandbox.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestoreModesTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @AutoClose
    private final ScratchDirectory scratch = ScratchDirectory.inMemory();

    @AutoClose
    private final TreeOracle oracle = new TreeOracle();

    @AutoClose
    private final VolumeSandbox sandbox = new VolumeSandbox(false);

    private final Path source = scratch.directory("source");
    private final Path target = scratch.directory("target");
    private final Path outside = scratch.directory("outside");
    private Stored backup;

    @BeforeEach
    void makeBackup() throws IOException {
        Files.createDirectories(source.resolve("dir/sub"));
        Files.writeString(source.resolve("dir/file"), "of the backup");
        Files.writeString(source.resolve("dir/sub/deep"), "deep");
        Files.createSymbolicLink(source.resolve("link"), Path.of("dir"));
        Files.createLink(source.resolve("zweit"), source.resolve("dir/file"));
        Files.setLastModifiedTime(source.resolve("dir"), LONG_AGO);
        backup = sandbox.backUp(source);
    }

    @Test
    void emptyRefusesWhatIsNotAndChangesNothing() throws IOException {
        Files.writeString(target.resolve("mine"), "precious");
        List<String> before = oracle.dump(target);

        assertThatExceptionOfType(RestoreRefused.class).isThrownBy(() -> restore(RestoreMode.EMPTY));

        assertThat(oracle.dump(target)).isEqualTo(before);
    }

    @Test
    void emptyRefusesADirectoryThatOnlyLooksAsIfARestoreHadBegunIt() throws IOException {
        Files.writeString(target.resolve("mine"), "precious");
        Files.createDirectory(target.resolve("dir"));
        Files.setAttribute(target, "unix:mode", 01700);
        List<String> before = oracle.dump(target);

        assertThatExceptionOfType(RestoreRefused.class).isThrownBy(() -> restore(RestoreMode.EMPTY));

        assertThat(oracle.dump(target)).isEqualTo(before);
    }

    @Test
    void emptyGoesOnWhereEntriesAreFinishedAlready() throws IOException {
        restore(RestoreMode.EMPTY);
        Files.delete(target.resolve("link"));
        Files.setAttribute(target, "unix:mode", 01700);

        assertThat(restore(RestoreMode.EMPTY).problems()).isEmpty();

        assertThat(oracle.dump(target)).isEqualTo(oracle.dump(source));
    }

    @Test
    void emptyTakesANewFileSystem() throws IOException {
        Files.createDirectory(target.resolve("lost+found"));

        assertThat(restore(RestoreMode.EMPTY).problems()).isEmpty();

        Files.delete(target.resolve("lost+found"));
        Files.setLastModifiedTime(target, Files.getLastModifiedTime(source));
        assertThat(oracle.dump(target)).isEqualTo(oracle.dump(source));
    }

    @Test
    void keepRestoresOnlyWhatIsMissing() throws IOException {
        Files.createDirectory(target.resolve("dir"));
        Files.setPosixFilePermissions(target.resolve("dir"), PosixFilePermissions.fromString("rwx--x--x"));
        Files.writeString(target.resolve("dir/file"), "mine");
        Files.writeString(target.resolve("other"), "mine too");

        VolumeRestoreResult result = restore(RestoreMode.KEEP);

        assertThat(target.resolve("dir/file")).hasContent("mine");
        assertThat(target.resolve("other")).hasContent("mine too");
        assertThat(target.resolve("dir/sub/deep")).hasContent("deep");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve("dir"))))
                .isEqualTo("rwx--x--x");
        assertThat(result.kept()).isEqualTo(3);
        assertThat(result.problems())
                .containsExactly(
                        new VolumeProblem(TreePath.of("zweit"), Reason.NotRestored, "its first name was not restored"));
    }

    @Test
    void keepNamesWhatBlocksADirectory() throws IOException {
        Files.writeString(target.resolve("dir"), "a file");

        VolumeRestoreResult result = restore(RestoreMode.KEEP);

        assertThat(target.resolve("dir")).hasContent("a file");
        assertThat(result.problems())
                .extracting(problem -> problem.path().toString())
                .containsExactlyInAnyOrder("dir", "zweit");
    }

    @Test
    void replaceLeavesWhatTheBackupDoesNotHave() throws IOException {
        Files.createDirectory(target.resolve("dir"));
        Files.writeString(target.resolve("dir/file"), "mine");
        Files.writeString(target.resolve("dir/other"), "mine too");
        Files.writeString(target.resolve("dir/sub"), "where a directory comes");

        assertThat(restore(RestoreMode.REPLACE).problems()).isEmpty();

        assertThat(target.resolve("dir/file")).hasContent("of the backup");
        assertThat(target.resolve("dir/other")).hasContent("mine too");
        assertThat(target.resolve("dir/sub/deep")).hasContent("deep");
        assertThat(Files.getLastModifiedTime(target.resolve("dir"))).isEqualTo(LONG_AGO);
    }

    @Test
    void replaceDoesNotRemoveADirectoryForAFile() throws IOException {
        Files.createDirectories(target.resolve("link/with"));

        VolumeRestoreResult result = restore(RestoreMode.REPLACE);

        assertThat(target.resolve("link/with")).isDirectory();
        assertThat(result.problems())
                .containsExactly(
                        new VolumeProblem(TreePath.of("link"), Reason.NotRestored, "a directory is in the way"));
    }

    @Test
    void mirrorRemovesEverythingElse() throws IOException {
        Files.createDirectories(target.resolve("link/with/much/in/it"));
        Files.createDirectories(target.resolve("dir/surplus/deep"));
        Files.writeString(target.resolve("dir/surplus/deep/file"), "x");
        Files.createDirectory(target.resolve("lost+found"));
        Files.createSymbolicLink(target.resolve("dir/a"), outside);
        Files.writeString(outside.resolve("victim"), "untouched");

        VolumeRestoreResult result = restore(RestoreMode.MIRROR);

        assertThat(result.problems()).isEmpty();
        assertThat(result.removed()).isEqualTo(2);
        assertThat(target.resolve("lost+found")).isDirectory();
        assertThat(outside.resolve("victim")).hasContent("untouched");
        Files.delete(target.resolve("lost+found"));
        Files.setLastModifiedTime(target, Files.getLastModifiedTime(source));
        assertThat(oracle.dump(target)).isEqualTo(oracle.dump(source));
    }

    @Test
    void mirrorRemovesATreeThatIsDeeperThanAnyPath() {
        FileName name = FileName.of("d".repeat(200));
        Posix posix = Posix.linux();
        Descriptor at = posix.directories().openRoot(target);
        for (int i = 0; i < 200; i++) {
            posix.directories().makeDirectory(at, name, 0700);
            Descriptor next = posix.directories().openDirectory(at, name);
            at.close();
            at = next;
        }
        at.close();

        assertThat(restore(RestoreMode.MIRROR).problems()).isEmpty();

        assertThat(oracle.dump(target)).isEqualTo(oracle.dump(source));
    }

    @ParameterizedTest
    @EnumSource(
            value = RestoreMode.class,
            names = {"KEEP", "REPLACE", "MIRROR"})
    void followsNoLinkThatSomebodyPutInTheWay(RestoreMode mode) throws IOException {
        Files.createDirectories(outside.resolve("sub"));
        Files.writeString(outside.resolve("file"), "untouched");
        Files.createSymbolicLink(target.resolve("dir"), outside);
        List<String> before = oracle.dump(outside);

        restore(mode);

        assertThat(oracle.dump(outside)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = RestoreMode.class,
            names = {"KEEP", "REPLACE", "MIRROR"})
    void writesToNoFileThatHasAnotherNameElsewhere(RestoreMode mode) throws IOException {
        Files.createDirectory(target.resolve("dir"));
        Files.writeString(outside.resolve("victim"), "of the backup");
        Files.createLink(target.resolve("dir/file"), outside.resolve("victim"));
        Files.setPosixFilePermissions(outside.resolve("victim"), PosixFilePermissions.fromString("r--------"));
        Files.setLastModifiedTime(outside.resolve("victim"), LONG_AGO);
        List<String> before = oracle.dump(outside);

        restore(mode);

        assertThat(oracle.dump(outside)).isEqualTo(before);
    }

    @Test
    void aFileThatIsRightAlreadyIsNotWritten() throws IOException {
        Files.createDirectory(target.resolve("dir"));
        Files.writeString(target.resolve("dir/file"), "of the backup");
        Object inode = Files.getAttribute(target.resolve("dir/file"), "unix:ino");

        VolumeRestoreResult result = restore(RestoreMode.REPLACE);

        assertThat(Files.getAttribute(target.resolve("dir/file"), "unix:ino")).isEqualTo(inode);
        assertThat(result.matchedBytes()).isEqualTo("of the backup".length());
        assertThat(result.writtenBytes()).isEqualTo("deep".length());
    }

    @Test
    void whatTheTargetWouldPassOnIsTakenAway() {
        Posix posix = Posix.linux();
        try (Descriptor root = posix.directories().openRoot(target)) {
            posix.metadata().setAttribute(root, Acl.DEFAULT, Acl.of(1234));
        }
        assertThat(restore(RestoreMode.REPLACE).problems()).isEmpty();

        assertThat(oracle.dump(target)).isEqualTo(oracle.dump(source));
    }

    @Test
    void twoRestoresAreAsGoodAsOne() {
        restore(RestoreMode.EMPTY);

        VolumeRestoreResult again = restore(RestoreMode.MIRROR);

        assertThat(again.problems()).isEmpty();
        assertThat(again.removed()).isZero();
        assertThat(oracle.dump(target)).isEqualTo(oracle.dump(source));
    }

    @Test
    void setUidIsNotGivenToAnotherOwner() throws IOException {
        Rights.assumeRoot();
        Files.setAttribute(source.resolve("dir/sub/deep"), "unix:uid", 1234);
        Files.setAttribute(source.resolve("dir/sub/deep"), "unix:mode", 04755);
        backup = sandbox.backUp(source);
        sandbox.use(Refusals.of("setOwner"));

        VolumeRestoreResult result = restore(RestoreMode.EMPTY);

        assertThat((int) Files.getAttribute(target.resolve("dir/sub/deep"), "unix:mode") & 07777)
                .isEqualTo(0755);
        assertThat(result.problems())
                .contains(new VolumeProblem(
                        TreePath.of("dir/sub/deep"), Reason.MetadataNotRestored, "owner, setOwner: NOT_PERMITTED (1)"));
    }

    private VolumeRestoreResult restore(RestoreMode mode) {
        return sandbox.restore(backup, target, mode);
    }
}
