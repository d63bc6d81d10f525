package dev.granary.engine.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.volume.VolumeSandbox.Stored;
import dev.granary.engine.volume.restore.RestoreMode;
import dev.granary.engine.volume.restore.VolumeRestoreResult;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeRoundTripTest {

    @AutoClose
    private final ScratchDirectory scratch = new ScratchDirectory();

    @AutoClose
    private final TreeOracle oracle = new TreeOracle();

    private final Path source = scratch.directory("source");
    private final Path target = scratch.directory("target");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everythingComesBack(long seed) {
        new RandomTree(seed).make(source, 80);
        try (VolumeSandbox sandbox = new VolumeSandbox(seed % 2 == 0)) {
            Stored backup = sandbox.backUp(source);
            VolumeRestoreResult restored = sandbox.restore(backup, target, RestoreMode.EMPTY);

            assertThat(backup.result().problems()).isEmpty();
            assertThat(restored.problems()).isEmpty();
            assertThat(restored.entries()).isEqualTo(backup.result().entries());
            assertThat(oracle.dump(target)).isEqualTo(oracle.dump(source));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void anIncrementalBackupIsAsGoodAsAFullOne(long seed) {
        new RandomTree(seed).make(source, 60);
        try (VolumeSandbox sandbox = new VolumeSandbox(seed % 2 == 0)) {
            Stored backup = sandbox.backUp(source);
            sandbox.restore(backup, target, RestoreMode.EMPTY);
            for (int round = 0; round < 4; round++) {
                new RandomChanges(seed + 1000L * round).change(source, 4);
                backup = sandbox.backUp(source, backup);

                VolumeRestoreResult restored = sandbox.restore(backup, target, RestoreMode.MIRROR);

                assertThat(backup.result().problems()).isEmpty();
                assertThat(restored.problems()).isEmpty();
                assertThat(oracle.dump(target)).as("round %d", round).isEqualTo(oracle.dump(source));
            }
        }
    }
}
