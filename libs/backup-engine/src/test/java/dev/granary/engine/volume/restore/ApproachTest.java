package dev.granary.engine.volume.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.posix.DeviceNumber;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.posix.UnixTime;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ApproachTest {

    @ParameterizedTest
    @EnumSource(RestoreMode.class)
    void createsWhereNothingIs(RestoreMode mode) {
        assertThat(Approach.to(FileType.FILE, Optional.empty(), false, mode)).isEqualTo(new Approach.Create());
    }

    /** Wanted, existing, its links, unfinished, mode, and what follows from these. */
    @ParameterizedTest
    @CsvSource({
        "FILE, FILE, 1, false, KEEP, Keep",
        "FILE, FILE, 1, true, KEEP, Match",
        "FILE, FILE, 2, true, KEEP, Overwrite",
        "FILE, FILE, 1, false, REPLACE, Match",
        "FILE, FILE, 2, false, REPLACE, Overwrite",
        "FILE, FILE, 2, false, MIRROR, Overwrite",
        "FILE, SYMBOLIC_LINK, 1, false, KEEP, Keep",
        "FILE, SYMBOLIC_LINK, 1, false, REPLACE, Overwrite",
        "FILE, FIFO, 1, true, REPLACE, Overwrite",
        "FILE, DIRECTORY, 2, false, KEEP, Keep",
        "FILE, DIRECTORY, 2, false, REPLACE, Refuse",
        "FILE, DIRECTORY, 2, false, MIRROR, Clear",
        "SYMBOLIC_LINK, DIRECTORY, 2, false, EMPTY, Refuse",
        "DIRECTORY, DIRECTORY, 5, false, KEEP, Keep",
        "DIRECTORY, DIRECTORY, 5, true, KEEP, Match",
        "DIRECTORY, DIRECTORY, 5, false, REPLACE, Match",
        "DIRECTORY, FILE, 1, false, KEEP, Refuse",
        "DIRECTORY, SYMBOLIC_LINK, 1, false, KEEP, Refuse",
        "DIRECTORY, SYMBOLIC_LINK, 1, false, REPLACE, Overwrite",
        "DIRECTORY, FILE, 1, true, MIRROR, Overwrite",
    })
    void dependsOnWhatIsThere(
            FileType wanted, FileType existing, int links, boolean unfinished, RestoreMode mode, String expected) {
        Approach approach = Approach.to(wanted, Optional.of(status(existing, links)), unfinished, mode);

        assertThat(approach.getClass().getSimpleName()).isEqualTo(expected);
    }

    private static FileStatus status(FileType type, int links) {
        UnixTime time = new UnixTime(0, 0);
        return new FileStatus(type, 0, 0, 0, 0, 0, 0, 0, links, time, time, new DeviceNumber(0, 0), false);
    }
}
