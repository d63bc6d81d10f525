package dev.granary.engine.volume.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.volume.TreeOracle;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeSandbox;
import dev.granary.engine.volume.VolumeSandbox.Stored;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectionTest {

    @AutoClose
    private final ScratchDirectory scratch = ScratchDirectory.inMemory();

    @AutoClose
    private final TreeOracle oracle = new TreeOracle();

    @AutoClose
    private final VolumeSandbox sandbox = new VolumeSandbox(true);

    private final Path source = scratch.directory("source");
    private final Path target = scratch.directory("target");
    private Stored backup;

    @BeforeEach
    void makeBackup() throws IOException {
        Files.createDirectories(source.resolve("a/b/c"));
        Files.createDirectories(source.resolve("a-other"));
        Files.writeString(source.resolve("a/b/c/file"), "wanted");
        Files.writeString(source.resolve("a/b/first"), "many names");
        Files.createLink(source.resolve("z1"), source.resolve("a/b/first"));
        Files.createLink(source.resolve("z2"), source.resolve("a/b/first"));
        backup = sandbox.backUp(source);
    }

    @Test
    void restoresWhatIsWantedAndTheWayToIt() {
        restore("a/b/c");

        assertThat(paths()).containsExactly("", "a", "a/b", "a/b/c", "a/b/c/file");
    }

    @Test
    void aFurtherNameIsAFileWhenItsFirstIsNotWanted() {
        VolumeRestoreResult result = restore("z1", "z2");

        assertThat(result.problems()).isEmpty();
        assertThat(paths()).containsExactly("", "z1", "z2");
        assertThat(target.resolve("z1")).hasContent("many names");
        assertThat(oracle.dump(target).getLast()).contains(" 7a31 ");
    }

    @Test
    void nothingIsNoSelectionAndAMirrorTakesAll() {
        assertThatThrownBy(() -> Selection.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        VolumeRestoreOptions.of(RestoreMode.MIRROR).select(Selection.of(List.of(TreePath.of("a")))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSingleFileIsWrittenToAStream() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VolumeExtract extract = new VolumeExtract(sandbox.packs());

        assertThat(extract.write(backup.source(), TreePath.of("z2"), out)).isTrue();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("many names");
        assertThat(extract.write(backup.source(), TreePath.of("a/b"), out)).isFalse();
        assertThat(extract.write(backup.source(), TreePath.of("absent"), out)).isFalse();
    }

    @Test
    void holesAreZerosInAStream() throws IOException {
        try (var channel =
                Files.newByteChannel(source.resolve("sparse"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(300_000).write(ByteBuffer.wrap(new byte[] {1}));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new VolumeExtract(sandbox.packs()).write(sandbox.backUp(source).source(), TreePath.of("sparse"), out);

        assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(source.resolve("sparse")));
    }

    private VolumeRestoreResult restore(String... wanted) {
        Selection selection =
                Selection.of(List.of(wanted).stream().map(TreePath::of).toList());
        return sandbox.restore(
                backup, target, VolumeRestoreOptions.of(RestoreMode.EMPTY).select(selection));
    }

    private List<String> paths() {
        return oracle.dump(target).stream()
                .map(line -> new String(
                        HexFormat.of().parseHex(line.substring(0, line.indexOf(' '))), StandardCharsets.UTF_8))
                .toList();
    }
}
