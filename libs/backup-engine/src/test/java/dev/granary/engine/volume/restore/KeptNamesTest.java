package dev.granary.engine.volume.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.posix.Death;
import dev.granary.engine.posix.HookedPosix;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.volume.TreeOracle;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeProblem;
import dev.granary.engine.volume.VolumeProblem.Reason;
import dev.granary.engine.volume.VolumeSandbox;
import dev.granary.engine.volume.VolumeSandbox.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Further names of things that are in the target already and are kept. */
class KeptNamesTest {

    private static final int MANY = 1_000_000;

    @AutoClose
    private final ScratchDirectory scratch = ScratchDirectory.inMemory();

    @AutoClose
    private final TreeOracle oracle = new TreeOracle();

    @AutoClose
    private final VolumeSandbox sandbox = new VolumeSandbox(false);

    private final Path source = scratch.directory("source");
    private Stored backup;

    @BeforeEach
    void makeBackup() throws IOException {
        Files.createDirectory(source.resolve("dir"));
        Files.writeString(source.resolve("a"), "two names");
        Files.createLink(source.resolve("dir/b"), source.resolve("a"));
        Files.createSymbolicLink(source.resolve("link"), Path.of("dir"));
        Files.createLink(source.resolve("link too"), source.resolve("link"));
        backup = sandbox.backUp(source);
    }

    @Test
    void areRestoredByTheNextTryOfARestoreThatWasKilled() {
        Path undisturbed = scratch.directory("undisturbed");
        int calls = MANY - restore(undisturbed, MANY);
        List<String> expected = dump(undisturbed);

        assertThat(calls).isGreaterThan(20);
        for (int call = 0; call < calls; call++) {
            Path target = scratch.directory("target");
            assertThat(restore(target, call)).isZero();

            restore(target, MANY);

            assertThat(TreeOracle.differences(expected, dump(target)))
                    .as("killed at call %d", call)
                    .isEmpty();
            scratch.remove(target);
        }
    }

    @Test
    void areNotMadeOfWhatTheBackupDoesNotHave() throws IOException {
        Path target = scratch.directory("target");
        Files.writeString(target.resolve("a"), "tow names");
        Files.createSymbolicLink(target.resolve("link"), Path.of("elsewhere"));

        VolumeRestoreResult result = sandbox.restore(backup, target, RestoreMode.KEEP);

        assertThat(target.resolve("dir/b")).doesNotExist();
        assertThat(result.problems())
                .containsExactlyInAnyOrder(
                        new VolumeProblem(TreePath.of("dir/b"), Reason.NotRestored, "its first name was not restored"),
                        new VolumeProblem(
                                TreePath.of("link too"), Reason.NotRestored, "its first name was not restored"));
    }

    /** Answers the calls that were left when it did not die. */
    private int restore(Path target, int lastCall) {
        Death death = new Death(lastCall);
        sandbox.use(HookedPosix.of(Posix.linux(), death));
        try {
            assertThat(sandbox.restore(backup, target, RestoreMode.KEEP).problems())
                    .isEmpty();
        } catch (Death.Dead e) {
            return 0;
        }
        return death.unused();
    }

    private List<String> dump(Path directory) {
        return TreeOracle.withoutDirectoryTimes(oracle.dump(directory));
    }
}
