package dev.granary.engine.volume.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.store.directory.DirectoryBlobStore;
import dev.granary.engine.volume.RandomTree;
import dev.granary.engine.volume.TreeOracle;
import dev.granary.engine.volume.VolumeSandbox;
import dev.granary.engine.volume.VolumeSandbox.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** {@code kill -9}, again and again, in the middle of a restore. */
class RestoreKillIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    @AutoClose
    private final ScratchDirectory scratch = ScratchDirectory.inMemory();

    @AutoClose
    private final TreeOracle oracle = new TreeOracle();

    @Test
    void aRestoreThatIsKilledGoesOnWhereItWas() throws IOException, InterruptedException {
        Path source = scratch.directory("source");
        Path store = scratch.directory("store");
        Path target = scratch.directory("target");
        Path index = scratch.path().resolve("index");
        new RandomTree(99).make(source, 900);
        try (VolumeSandbox sandbox = new VolumeSandbox(false, new DirectoryBlobStore(store))) {
            Stored backup = sandbox.backUp(source);
            Files.write(index, backup.index());
        }
        List<String> expected = oracle.dump(source);

        int kills = 0;
        for (int enough = expected.size() / 6; enough < expected.size(); enough += expected.size() / 6) {
            kills += killWhenThereAre(enough, RestoreProcess.start(store, index, target, RestoreMode.EMPTY), target);
        }
        assertThat(kills).isPositive();
        Process last = RestoreProcess.start(store, index, target, RestoreMode.MIRROR);

        assertThat(last.waitFor()).isZero();
        assertThat(TreeOracle.differences(expected, oracle.dump(target))).isEmpty();
    }

    /** One when it was killed, none when it came to its end before. */
    private static int killWhenThereAre(int entries, Process restore, Path target) throws InterruptedException {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !restore.isAlive() || entriesOf(target) >= entries);
        boolean killed = restore.isAlive();
        restore.destroyForcibly().waitFor();
        return killed ? 1 : 0;
    }

    private static long entriesOf(Path target) throws IOException, InterruptedException {
        Process find = new ProcessBuilder("find", target.toString()).start();
        long entries = find.inputReader().lines().count();
        find.waitFor();
        return entries;
    }
}
