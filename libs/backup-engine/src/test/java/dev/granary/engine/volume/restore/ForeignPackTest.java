package dev.granary.engine.volume.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.pack.PackId;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.ForwardingBlobStore;
import dev.granary.engine.volume.VolumeProblem;
import dev.granary.engine.volume.VolumeProblem.Reason;
import dev.granary.engine.volume.VolumeSandbox;
import dev.granary.engine.volume.VolumeSandbox.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An index that names packs which only another cluster has. */
class ForeignPackTest {

    private static final UUID OTHER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");

    @AutoClose
    private final ScratchDirectory scratch = ScratchDirectory.inMemory();

    @AutoClose
    private final VolumeSandbox sandbox = new VolumeSandbox(false);

    @Test
    void isNotLookedForOutsideOfTheOwnPrefix() throws IOException {
        Path source = scratch.directory("source");
        Files.writeString(source.resolve("file"), "of another cluster");
        Stored backup = sandbox.backUp(source);
        moveToAnotherCluster(backup.result().packs().get(0).id());
        Asked asked = new Asked(sandbox.store());

        VolumeRestoreResult result;
        try (VolumeSandbox watched = sandbox.over(asked)) {
            result = watched.restore(backup, scratch.directory("target"), RestoreMode.EMPTY);
        }

        assertThat(result.problems()).extracting(VolumeProblem::reason).containsExactly(Reason.DataLost);
        assertThat(asked.names)
                .isNotEmpty()
                .allMatch(name -> name.value().startsWith("granary/v1/" + VolumeSandbox.CLUSTER + "/"));
    }

    private void moveToAnotherCluster(PackId pack) throws IOException {
        BlobStore store = sandbox.store();
        byte[] bytes;
        try (InputStream in = store.get(pack.blob(VolumeSandbox.CLUSTER))) {
            bytes = in.readAllBytes();
        }
        store.put(pack.blob(OTHER), bytes);
        store.delete(pack.blob(VolumeSandbox.CLUSTER));
    }

    private static final class Asked extends ForwardingBlobStore {

        private final List<BlobName> names = new CopyOnWriteArrayList<>();

        Asked(BlobStore store) {
            super(store);
        }

        @Override
        public InputStream get(BlobName name) {
            names.add(name);
            return super.get(name);
        }

        @Override
        public InputStream get(BlobName name, long offset, long length) {
            names.add(name);
            return super.get(name, offset, length);
        }

        @Override
        public Optional<BlobInfo> head(BlobName name) {
            names.add(name);
            return super.head(name);
        }
    }
}
