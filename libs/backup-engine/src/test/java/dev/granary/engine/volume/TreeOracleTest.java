package dev.granary.engine.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.posix.AttributeName;
import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.Rights;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.posix.UnixTime;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The comparison of trees that other tests rely on sees whatever could go wrong with one. */
class TreeOracleTest {

    private static final FileName FILE = FileName.of("file");

    @AutoClose
    private final ScratchDirectory scratch = new ScratchDirectory();

    @AutoClose
    private final TreeOracle oracle = new TreeOracle();

    private final Posix posix = Posix.linux();

    @Test
    void seesEachChangeOfAFile() {
        Rights.assumeRoot();
        assertSees(file -> posix.files().write(file, 9000, new byte[] {1}, 0, 1));
        assertSees(file -> posix.files().resize(file, 9999));
        assertSees(file -> posix.files().write(file, 1 << 20, new byte[4096], 0, 4096));
        assertSees(file -> posix.metadata().setMode(file, 0601));
        assertSees(file -> posix.metadata().setMode(file, 01600));
        assertSees(file -> posix.metadata().setOwner(file, 1, 0));
        assertSees(file -> posix.metadata().setOwner(file, 0, 1));
        assertSees(file -> posix.metadata().setModified(file, new UnixTime(1, 1)));
        assertSees(file -> posix.metadata().setAttribute(file, AttributeName.of("user.a"), new byte[0]));
        assertSees(file -> posix.metadata().setAttribute(file, Acl.ACCESS, Acl.of(5)));
    }

    @Test
    void seesThatNamesBelongTogether() {
        try (Descriptor root = posix.directories().openRoot(scratch.path())) {
            posix.files().create(root, FILE, 0600).close();
            posix.directories().makeHardLink(root, FILE, root, FileName.of("other"));
            List<String> linked = oracle.dump(scratch.path());
            posix.directories().removeFile(root, FileName.of("other"));
            try (Descriptor copy = posix.files().create(root, FileName.of("other"), 0600);
                    Descriptor first = posix.files().open(root, FILE)) {
                posix.metadata()
                        .setModified(copy, posix.metadata().status(first).modified());
            }
            assertThat(TreeOracle.differences(linked, oracle.dump(scratch.path())))
                    .anyMatch(line -> line.startsWith("+ 6f74686572 "));
        }
    }

    private void assertSees(Consumer<Descriptor> change) {
        UnixTime time = new UnixTime(1, 0);
        try (Descriptor root = posix.directories().openRoot(scratch.path());
                Descriptor file = posix.files().create(root, FILE, 0600)) {
            posix.files().write(file, 0, new byte[10_000], 0, 10_000);
            posix.files().resize(file, 2 << 20);
            posix.metadata().setModified(file, time);
            posix.metadata().setModified(root, time);
            List<String> before = oracle.dump(scratch.path());
            change.accept(file);
            UnixTime changed = posix.metadata().status(file).modified();
            posix.metadata().setModified(file, changed.nanos() == 1 ? changed : time);
            posix.metadata().setModified(root, time);

            assertThat(TreeOracle.differences(before, oracle.dump(scratch.path())))
                    .hasSize(2);
            posix.directories().removeFile(root, FILE);
        }
    }
}
