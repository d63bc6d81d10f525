package dev.granary.engine.volume.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.posix.DeviceNumber;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.posix.UnixTime;
import dev.granary.engine.volume.Attributes;
import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.ContentDigest;
import dev.granary.engine.volume.ReadState;
import dev.granary.engine.volume.Run;
import dev.granary.engine.volume.Runs;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTest {

    private static final UnixTime MODIFIED = new UnixTime(100, 5);
    private static final UnixTime CHANGED = new UnixTime(200, 7);
    private static final Runs RUNS = runs();
    private static final VolumeEntry.Item FORMER = file(ReadState.SETTLED);

    @Test
    void keepsAFileThatLooksTheSame() {
        assertThat(about(status(FileType.FILE, 10, 1, MODIFIED, CHANGED), Optional.of(FORMER), true))
                .isEqualTo(new Decision.Keep(FORMER));
    }

    static Stream<FileStatus> others() {
        return Stream.of(
                status(FileType.FILE, 11, 1, MODIFIED, CHANGED),
                status(FileType.FILE, 10, 2, MODIFIED, CHANGED),
                status(FileType.FILE, 10, 1, new UnixTime(100, 6), CHANGED),
                status(FileType.FILE, 10, 1, new UnixTime(101, 5), CHANGED),
                status(FileType.FILE, 10, 1, MODIFIED, new UnixTime(200, 8)),
                status(FileType.FILE, 10, 1, MODIFIED, new UnixTime(199, 7)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void readsAFileThatLooksDifferentInAnyWay(FileStatus status) {
        assertThat(about(status, Optional.of(FORMER), true)).isEqualTo(new Decision.Read(Optional.of(RUNS)));
    }

    @Test
    void readsAFileWhoseChunksMayNotBeReused() {
        assertThat(about(status(FileType.FILE, 10, 1, MODIFIED, CHANGED), Optional.of(FORMER), false))
                .isEqualTo(new Decision.Read(Optional.of(RUNS)));
    }

    @ParameterizedTest
    @EnumSource(
            value = ReadState.class,
            names = {"FRESH", "TORN"})
    void readsAFileThatWasNotReadInPeace(ReadState state) {
        assertThat(about(status(FileType.FILE, 10, 1, MODIFIED, CHANGED), Optional.of(file(state)), true))
                .isEqualTo(new Decision.Read(Optional.of(RUNS)));
    }

    @Test
    void readsANewFileAndOneThatWasSomethingElse() {
        FileStatus status = status(FileType.FILE, 10, 1, MODIFIED, CHANGED);

        assertThat(about(status, Optional.empty(), true)).isEqualTo(new Decision.Read(Optional.empty()));
        assertThat(about(status, Optional.of(directory()), true)).isEqualTo(new Decision.Read(Optional.empty()));
    }

    @Test
    void describesWhatIsNewOrChangedAndKeepsWhatIsNot() {
        FileStatus status = status(FileType.DIRECTORY, 4096, 1, MODIFIED, CHANGED);

        assertThat(about(status, Optional.empty(), false)).isEqualTo(new Decision.Describe());
        assertThat(about(status, Optional.of(FORMER), false)).isEqualTo(new Decision.Describe());
        assertThat(about(status, Optional.of(directory()), false)).isEqualTo(new Decision.Keep(directory()));
    }

    @Test
    void describesAgainWhatChangedSoSoonBeforeThatAnotherChangeCouldHaveTheSameTime() {
        FileStatus status = status(FileType.DIRECTORY, 4096, 1, MODIFIED, CHANGED);

        assertThat(Decision.about(status, Optional.of(directory()), runs -> true, changed -> !changed.equals(CHANGED)))
                .isEqualTo(new Decision.Describe());
    }

    private static Decision about(FileStatus status, Optional<VolumeEntry.Item> former, boolean reusable) {
        return Decision.about(status, former, runs -> reusable, changed -> true);
    }

    private static FileStatus status(FileType type, long size, long inode, UnixTime modified, UnixTime changed) {
        return new FileStatus(type, 0644, 0, 0, size, 0, 1, inode, 1, modified, changed, new DeviceNumber(0, 0), false);
    }

    private static VolumeEntry.Item file(ReadState state) {
        return item(FileType.FILE, 10, new Content.Bytes(RUNS, new ContentDigest("a".repeat(64)), state));
    }

    private static VolumeEntry.Item directory() {
        return item(FileType.DIRECTORY, 0, new Content.Nothing());
    }

    private static VolumeEntry.Item item(FileType type, long size, Content content) {
        Attributes attributes = new Attributes(type, 0600, 5, 5, size, 1, 1, MODIFIED, CHANGED);
        return new VolumeEntry.Item(TreePath.of("x"), attributes, List.of(), content);
    }

    private static Runs runs() {
        Runs.Builder runs = new Runs.Builder();
        runs.add(new Run.Chunks(0, 3, 1));
        return runs.build();
    }
}
