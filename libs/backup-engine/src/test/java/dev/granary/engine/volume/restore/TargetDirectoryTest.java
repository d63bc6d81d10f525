package dev.granary.engine.volume.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.tree.DirectoryStack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TargetDirectoryTest {

    /** More than are held open. */
    private static final int DEEP = 70;

    private static final FileName NAME = FileName.of("d");

    @AutoClose
    private final ScratchDirectory scratch = new ScratchDirectory();

    private final Posix posix = Posix.linux();

    @AutoClose
    private final DirectoryStack<TargetDirectory> stack = new DirectoryStack<>(posix);

    private final List<TreePath> finished = new ArrayList<>();

    @Test
    void staysOpenForTheWayWhenTheLastFileEndsThere() {
        push(posix.directories().openRoot(scratch.path()));
        TargetDirectory top = stack.top();
        top.use();
        descend(DEEP);
        upTo(1);

        top.done();

        assertThat(top.descriptor()).isPresent();
        assertThat(finished).hasSize(DEEP);
        leave();
        assertThat(finished).hasSize(DEEP + 1);
    }

    @Test
    void leadsUpAlthoughItsLastFileEndsMeanwhile() {
        push(posix.directories().openRoot(scratch.path()));
        descend(DEEP);
        upTo(DEEP + 2 - 64);
        TargetDirectory below = stack.top();
        below.use();

        below.leaving(pathOf(stack.depth()));
        below.done();

        assertThat(stack.pop()).isTrue();
        assertThat(below.descriptor()).isEmpty();
        assertThat(stack.top().descriptor()).isPresent();
    }

    private void descend(int levels) {
        for (int i = 0; i < levels; i++) {
            Descriptor at = stack.top().descriptor().orElseThrow();
            posix.directories().makeDirectory(at, NAME, 0700);
            push(posix.directories().openDirectory(at, NAME));
        }
    }

    private void push(Descriptor directory) {
        stack.push(new TargetDirectory(
                posix.metadata().status(directory),
                directory,
                true,
                Surplus.none(),
                (path, finishing) -> finished.add(path)));
    }

    private void upTo(int depth) {
        while (stack.depth() > depth) {
            leave();
        }
    }

    private void leave() {
        stack.top().leaving(pathOf(stack.depth()));
        assertThat(stack.pop()).isTrue();
    }

    private static TreePath pathOf(int depth) {
        TreePath path = TreePath.ROOT;
        for (int i = 1; i < depth; i++) {
            path = path.child(NAME);
        }
        return path;
    }
}
