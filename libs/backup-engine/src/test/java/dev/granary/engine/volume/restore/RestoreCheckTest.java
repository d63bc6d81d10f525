package dev.granary.engine.volume.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.volume.RandomTree;
import dev.granary.engine.volume.VolumeProblem.Reason;
import dev.granary.engine.volume.VolumeSandbox;
import dev.granary.engine.volume.VolumeSandbox.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RestoreCheckTest {

    @AutoClose
    private final ScratchDirectory scratch = ScratchDirectory.inMemory();

    @AutoClose
    private final VolumeSandbox sandbox = new VolumeSandbox(true);

    private final Path source = scratch.directory("source");
    private final Path target = scratch.directory("target");

    @Test
    void findsNothingInAnyTreeThatWasRestored() {
        new RandomTree(3).make(source, 100);
        Stored backup = sandbox.backUp(source);
        sandbox.restore(backup, target, RestoreMode.EMPTY);

        RestoreCheckResult result = check(backup);

        assertThat(result.problems()).isEmpty();
        assertThat(result.entries()).isEqualTo(backup.result().entries());
    }

    @Test
    void findsEachThingThatDiffers() throws IOException {
        for (String name : new String[] {"byte", "gone", "mode", "time", "type", "xattr", "unlinked"}) {
            Files.writeString(source.resolve(name), "content of " + name);
        }
        Files.createLink(source.resolve("z"), source.resolve("unlinked"));
        Stored backup = sandbox.backUp(source);
        sandbox.restore(backup, target, RestoreMode.EMPTY);

        Files.writeString(target.resolve("byte"), "Content of byte");
        Files.setLastModifiedTime(target.resolve("byte"), Files.getLastModifiedTime(source.resolve("byte")));
        Files.delete(target.resolve("gone"));
        Files.setPosixFilePermissions(target.resolve("mode"), PosixFilePermissions.fromString("r--------"));
        Files.setLastModifiedTime(target.resolve("time"), FileTime.fromMillis(5));
        Files.delete(target.resolve("type"));
        Files.createDirectory(target.resolve("type"));
        Files.setAttribute(target.resolve("xattr"), "user:x", new byte[] {1});
        Files.delete(target.resolve("z"));
        Files.writeString(target.resolve("z"), "content of unlinked");
        Files.writeString(target.resolve("surplus"), "is no matter", StandardOpenOption.CREATE_NEW);
        Files.setLastModifiedTime(target, Files.getLastModifiedTime(source));

        assertThat(check(backup).problems())
                .allMatch(problem -> problem.reason() == Reason.Differs)
                .extracting(problem -> problem.path() + ": " + problem.message())
                .containsExactlyInAnyOrder(
                        "byte: content",
                        "gone: it is not there",
                        "mode: mode 400",
                        "time: time",
                        "type: it is a DIRECTORY",
                        "xattr: attributes",
                        "z: it is no further name of unlinked");
    }

    private RestoreCheckResult check(Stored backup) {
        return new RestoreCheck(Posix.linux(), sandbox.packs(), VolumeRestoreOptions.of(RestoreMode.EMPTY))
                .run(backup.source(), target);
    }
}
