package dev.granary.engine.volume.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.Thorough;
import dev.granary.engine.posix.Death;
import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.HookedPosix;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.volume.RandomChanges;
import dev.granary.engine.volume.RandomTree;
import dev.granary.engine.volume.TreeOracle;
import dev.granary.engine.volume.VolumeSandbox;
import dev.granary.engine.volume.VolumeSandbox.Stored;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A restore dies at each of its calls to the kernel; the next one ends as if nothing had happened. */
class RestoreKillTest {

    private static final int MANY = 1_000_000;
    private static final int EVERY = Thorough.orQuick(5, 1);

    @AutoClose
    private final ScratchDirectory scratch = ScratchDirectory.inMemory();

    @AutoClose
    private final TreeOracle oracle = new TreeOracle();

    @AutoClose
    private final VolumeSandbox sandbox = new VolumeSandbox(true);

    @ParameterizedTest
    @EnumSource(RestoreMode.class)
    void theNextRestoreEndsAsIfNothingHadHappened(RestoreMode mode) {
        Path source = scratch.directory("source");
        Path before = scratch.directory("before");
        new RandomTree(4711).make(source, 30);
        if (mode != RestoreMode.EMPTY) {
            sandbox.restore(sandbox.backUp(source), before, RestoreMode.EMPTY);
            new RandomChanges(1).change(before, 3);
        }
        Stored backup = sandbox.backUp(source);
        Path undisturbed = scratch.copy(before, "undisturbed");
        int calls = MANY - restore(backup, undisturbed, mode, MANY);
        List<String> expected = dump(undisturbed, mode);

        assertThat(calls).isGreaterThan(50);
        for (int call = 0; call < calls; call += EVERY) {
            Path target = scratch.copy(before, "target");
            int unused = restore(backup, target, mode, call);
            assertThat(unused).as("call %d", call).isZero();

            boolean done = mode == RestoreMode.EMPTY && isFinished(target);
            if (!done) {
                restore(backup, target, mode, MANY);
            }

            assertThat(TreeOracle.differences(expected, dump(target, mode)))
                    .as("killed at call %d", call)
                    .isEmpty();
            scratch.remove(target);
        }
    }

    private static boolean isFinished(Path target) {
        try (Descriptor root = Posix.linux().directories().openRoot(target)) {
            return !Unfinished.is(Posix.linux().metadata().status(root))
                    && Posix.linux().directories().list(root, MANY).size() > 0;
        }
    }

    /** Answers the calls that were left when it did not die. */
    private int restore(Stored backup, Path target, RestoreMode mode, int lastCall) {
        Death death = new Death(lastCall);
        sandbox.use(HookedPosix.of(Posix.linux(), death));
        try {
            sandbox.restore(backup, target, mode);
        } catch (Death.Dead e) {
            return 0;
        }
        return death.unused();
    }

    /** A directory that is kept has another time whenever something comes into it. */
    private List<String> dump(Path directory, RestoreMode mode) {
        List<String> dump = oracle.dump(directory);
        return mode == RestoreMode.KEEP ? TreeOracle.withoutDirectoryTimes(dump) : dump;
    }
}
