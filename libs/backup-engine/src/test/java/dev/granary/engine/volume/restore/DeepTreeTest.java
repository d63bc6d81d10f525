package dev.granary.engine.volume.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.Thorough;
import dev.granary.engine.posix.Death;
import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.HookedPosix;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.volume.Acl;
import dev.granary.engine.volume.TreeOracle;
import dev.granary.engine.volume.VolumeSandbox;
import dev.granary.engine.volume.VolumeSandbox.Stored;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** More levels than are held open, and paths that are longer than the kernel takes. */
class DeepTreeTest {

    private static final int LEVELS = 100;
    private static final int MANY = 1_000_000;
    private static final int EVERY = Thorough.orQuick(149, 7);
    private static final FileName LONG_NAME = FileName.of("b".repeat(200));

    @AutoClose
    private final ScratchDirectory scratch = ScratchDirectory.inMemory();

    @AutoClose
    private final TreeOracle oracle = new TreeOracle();

    @AutoClose
    private final VolumeSandbox sandbox = new VolumeSandbox(false);

    private final Posix posix = Posix.linux();
    private final Path source = scratch.directory("source");

    @BeforeEach
    void makeTree() {
        try (Descriptor root = posix.directories().openRoot(source)) {
            // a directory with a file under way while the restore is far below it, and with entries after that
            posix.directories().makeDirectory(root, FileName.of("upper"), 0750);
            Descriptor at = posix.directories().openDirectory(root, FileName.of("upper"));
            makeFile(at, "a");
            posix.directories().makeHardLink(at, FileName.of("a"), at, FileName.of("c"));
            makeFile(at, "d");
            for (int i = 0; i < LEVELS; i++) {
                try (Descriptor above = at) {
                    posix.directories().makeDirectory(above, LONG_NAME, 0700);
                    at = posix.directories().openDirectory(above, LONG_NAME);
                }
            }
            try (Descriptor bottom = at) {
                fill(bottom);
            }
        }
    }

    @RepeatedTest(5)
    void comesBackWhole() {
        Path target = scratch.directory("target");

        VolumeRestoreResult result = sandbox.restore(sandbox.backUp(source), target, RestoreMode.EMPTY);

        assertThat(result.problems()).isEmpty();
        assertThat(oracle.dump(target)).isEqualTo(oracle.dump(source));
    }

    @Test
    void comesBackWholeWhenARestoreWasKilled() {
        Stored backup = sandbox.backUp(source);
        int calls = MANY - restore(backup, scratch.directory("undisturbed"), MANY);

        for (int call = 1; call < calls; call += EVERY) {
            Path target = scratch.directory("target");
            restore(backup, target, call);

            restore(backup, target, MANY);

            assertThat(oracle.dump(target)).as("killed at call %d", call).isEqualTo(oracle.dump(source));
            scratch.remove(target);
        }
    }

    /** Answers the calls that were left when it did not die. */
    private int restore(Stored backup, Path target, int lastCall) {
        Death death = new Death(lastCall);
        sandbox.use(HookedPosix.of(posix, death));
        try {
            assertThat(sandbox.restore(backup, target, RestoreMode.REPLACE).problems())
                    .isEmpty();
        } catch (Death.Dead e) {
            return 0;
        }
        return death.unused();
    }

    private void fill(Descriptor directory) {
        FileName file = makeFile(directory, "file");
        posix.directories().makeHardLink(directory, file, directory, FileName.of("further"));
        posix.directories()
                .makeSymbolicLink(directory, FileName.of("link"), "file".getBytes(StandardCharsets.US_ASCII));
        posix.metadata().setAttribute(directory, Acl.DEFAULT, Acl.of(1234));
        try (Descriptor open = posix.files().openForWriting(directory, file)) {
            posix.metadata().setAttribute(open, Acl.ACCESS, Acl.of(1234));
        }
    }

    private FileName makeFile(Descriptor directory, String name) {
        byte[] content = ("content of " + name).getBytes(StandardCharsets.US_ASCII);
        try (Descriptor file = posix.files().create(directory, FileName.of(name), 0640)) {
            posix.files().write(file, 0, content, 0, content.length);
        }
        return FileName.of(name);
    }
}
