package dev.granary.engine.volume.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.volume.RandomTree;
import dev.granary.engine.volume.TreeOracle;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeProblem;
import dev.granary.engine.volume.VolumeProblem.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TreeScanTest {

    private static final FileName D = FileName.of("d");

    @AutoClose
    private final ScratchDirectory scratch = new ScratchDirectory();

    private final Posix posix = Posix.linux();
    private final List<TreePath> paths = new ArrayList<>();
    private final List<VolumeProblem> problems = new ArrayList<>();

    @Test
    void findsWhatAnotherProgramFinds() {
        try (TreeOracle oracle = new TreeOracle()) {
            for (int seed = 0; seed < 20; seed++) {
                Path directory = scratch.directory("tree" + seed);
                new RandomTree(seed).make(directory, 60);
                paths.clear();

                scan(directory);

                assertThat(paths.stream().map(path -> HexFormat.of().formatHex(path.toBytes())))
                        .as("seed %d", seed)
                        .isEqualTo(oracle.dump(directory).stream()
                                .map(line -> line.substring(0, line.indexOf(' ')))
                                .toList());
                assertThat(paths).isSorted();
                assertThat(problems).isEmpty();
            }
        }
    }

    @Test
    void goesAsDeepAsPathsMayBeWithFewOpenDirectories() throws IOException {
        int depth = 1000;
        deepTree(depth);
        long before = openDescriptors();
        int most = 0;
        try (TreeScan scan = TreeScan.of(posix, scratch.path())) {
            for (var item = scan.next(); item.isPresent(); item = scan.next()) {
                take(item.get());
                most = (int) Math.max(most, openDescriptors() - before);
            }
        }
        assertThat(paths).hasSize(2 * depth + 1).isSorted();
        assertThat(problems).isEmpty();
        assertThat(most).isLessThan(100);
        assertThat(openDescriptors()).isEqualTo(before);
    }

    @Test
    void namesWhereThePathGetsTooLong() {
        try (Descriptor top = posix.directories().openRoot(scratch.path())) {
            Descriptor at = top;
            for (int i = 0; i < 260; i++) {
                FileName name = FileName.of("n".repeat(255));
                posix.directories().makeDirectory(at, name, 0700);
                Descriptor next = posix.directories().openDirectory(at, name);
                at.close();
                at = next;
            }
            at.close();
        }
        scan(scratch.path());

        assertThat(paths).hasSize(257);
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo(Reason.PathTooLong);
            assertThat(problem.path()).isEqualTo(paths.getLast());
        });
    }

    @Test
    void aFoundFileCanBeOpenedAfterTheScanHasGoneOn() throws IOException {
        Files.createDirectories(scratch.path().resolve("a/b"));
        Files.writeString(scratch.path().resolve("a/b/file"), "x");
        List<Found> found = new ArrayList<>();
        try (TreeScan scan = TreeScan.of(posix, scratch.path())) {
            for (var item = scan.next(); item.isPresent(); item = scan.next()) {
                found.add((Found) item.get());
            }
        }
        try (Descriptor file = found.getLast().openFile(posix)) {
            assertThat(posix.metadata().status(file).isSameFile(found.getLast().status()))
                    .isTrue();
        }
        assertThat(found.get(1)
                        .<Boolean>readMetadata(
                                posix, d -> posix.metadata().status(d).isDirectory()))
                .isTrue();
        found.forEach(Found::close);
    }

    @Test
    void leavesOutWhatIsInADirectoryThatWasMovedAway() throws IOException {
        deepTree(100);
        Files.createFile(scratch.path().resolve("d/d/z"));
        try (TreeScan scan = TreeScan.of(posix, scratch.path())) {
            for (int i = 0; i < 90; i++) {
                take(scan.next().orElseThrow());
            }
            Path moved = scratch.path().resolve("d/d/d");
            Files.move(moved, scratch.path().resolve("elsewhere"));
            for (var item = scan.next(); item.isPresent(); item = scan.next()) {
                take(item.get());
            }
        }
        assertThat(problems).isNotEmpty().allMatch(problem -> problem.reason() == Reason.DirectoryUnreadable);
        assertThat(paths).isSorted();
    }

    @Test
    void doesNotEnterAnotherFileSystem() {
        scan(Path.of("/dev"));

        assertThat(paths).contains(TreePath.of("pts")).doesNotContain(TreePath.of("pts/ptmx"));
        assertThat(problems)
                .anyMatch(problem ->
                        problem.reason() == Reason.MountPoint && problem.path().equals(TreePath.of("pts")));
    }

    @Test
    void refusesARootThatIsNoDirectory() throws IOException {
        Path file = Files.createFile(scratch.path().resolve("file"));

        assertThatExceptionOfType(PosixException.class).isThrownBy(() -> TreeScan.of(posix, file));
    }

    private void deepTree(int depth) {
        Descriptor at = posix.directories().openRoot(scratch.path());
        for (int i = 0; i < depth; i++) {
            posix.directories().makeDirectory(at, D, 0700);
            posix.files().create(at, FileName.of("e"), 0600).close();
            Descriptor next = posix.directories().openDirectory(at, D);
            at.close();
            at = next;
        }
        at.close();
    }

    private void scan(Path directory) {
        try (TreeScan scan = TreeScan.of(posix, directory)) {
            for (var item = scan.next(); item.isPresent(); item = scan.next()) {
                take(item.get());
            }
        }
    }

    private void take(ScanItem item) {
        switch (item) {
            case Found found -> {
                paths.add(found.path());
                found.close();
            }
            case ScanItem.Missed(var problem) -> problems.add(problem);
        }
    }

    private static long openDescriptors() throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.count();
        }
    }
}
