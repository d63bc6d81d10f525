package dev.granary.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.fakes.LockedBlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose blobs are held by retention locks. */
class LockedStoreTest {

    @TempDir
    private Path scratch;

    @Test
    void aLockedBackupIsRefusedWithItsDateAndNothingIsTouched() throws IOException {
        BlobStore store =
                new LockedBlobStore(new MemoryBlobStore(Clock.systemUTC()), Duration.ofDays(30), Clock.systemUTC());
        RunningTool tool = new RunningTool(location -> store, scratch.resolve("nowhere"));
        Files.writeString(scratch.resolve("file"), "content");
        String backup = tool.run("backup-directory", scratch.toString())
                .expecting(ExitCode.OK)
                .json()
                .get("backup")
                .asText();
        List<BlobName> before = names(store);

        var deleted = tool.run("delete", backup);

        deleted.expecting(ExitCode.REFUSED);
        assertThat(deleted.err()).contains("until 20").contains("nothing was touched");
        assertThat(names(store)).isEqualTo(before);
        tool.run("verify", "--deep", backup).expecting(ExitCode.OK);
    }

    private static List<BlobName> names(BlobStore store) {
        List<BlobName> names = new ArrayList<>();
        store.forEach("", blob -> names.add(blob.name()));
        return names;
    }
}
