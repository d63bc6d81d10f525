package dev.granary.agent.application.volume.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.Reason;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.KeySecret;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.RefusingStore;
import dev.granary.agent.fakes.VolumeInStore;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.seal.LocationKey;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.memory.MemoryBlobStore;
import dev.granary.engine.volume.restore.RestoreProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FillVolumeTest {

    private static final BackupKey BACKUP = new BackupKey(Given.CLUSTER, Given.BACKUP);

    @TempDir
    private Path scratch;

    private final BlobStore store = new MemoryBlobStore(new MovableClock());
    private final List<RestoreProgress> told = new ArrayList<>();
    private Path data = Path.of("");
    private Path target = Path.of("");

    @BeforeEach
    void backUp() throws IOException {
        data = Files.createDirectory(scratch.resolve("data"));
        target = Files.createDirectory(scratch.resolve("target"));
        byte[] large = new byte[3 << 20];
        new Random(1).nextBytes(large);
        Files.write(data.resolve("large"), large);
        Files.createDirectory(data.resolve("below"));
        Files.writeString(data.resolve("below/small"), "words");
        Files.createSymbolicLink(data.resolve("link"), Path.of("below/small"));
        VolumeInStore.write(store, BACKUP, "shop", "data", data);
    }

    @Test
    void theVolumeGetsWhatTheBackupHas() {
        var result = fill("data");

        assertThat(result).isEqualTo(new FillResult.Filled(5, 0, ""));
        assertThat(target.resolve("large")).hasSameBinaryContentAs(data.resolve("large"));
        assertThat(target.resolve("link")).isSymbolicLink().hasContent("words");
    }

    @Test
    void tellsHowFarItIsFromTheBegin() {
        fill("data");

        assertThat(told.getFirst()).isEqualTo(new RestoreProgress(0, 0));
        assertThat(told.getLast().entries()).isEqualTo(5);
        assertThat(told.getLast().bytes()).isEqualTo((3 << 20) + 5);
    }

    @Test
    void aMoverThatWasKilledGoesOnFromWhatIsThere() throws IOException {
        fill("data");
        Files.writeString(target.resolve("large"), "cut off");
        Files.delete(target.resolve("below/small"));

        var result = (FillResult.Filled) fill("data");

        assertThat(result.problems()).isZero();
        assertThat(target.resolve("large")).hasSameBinaryContentAs(data.resolve("large"));
        assertThat(target.resolve("below/small")).hasContent("words");
    }

    @Test
    void whatANewFileSystemHasStays() throws IOException {
        Files.createDirectory(target.resolve("lost+found"));

        assertThat(fill("data")).isInstanceOf(FillResult.Filled.class);
        assertThat(target.resolve("lost+found")).isDirectory();
    }

    @Test
    void filesThatTheStoreHasLostAreCountedAndTheFirstIsNamed() {
        packs().forEach(store::delete);

        var result = (FillResult.Filled) fill("data");

        assertThat(result.problems()).isEqualTo(2);
        assertThat(result.firstProblem()).contains("DataLost");
        assertThat(target.resolve("link")).isSymbolicLink();
    }

    @Test
    void aVolumeThatTheBackupDoesNotHaveIsNoSuccess() {
        assertThat(fill("other"))
                .isEqualTo(new FillResult.NotFilled(
                        Reason.VOLUME_RESTORE_FAILED, "The backup has no data of this volume."));
    }

    @Test
    void aSealedVolumeNeedsItsKey() {
        BackupKey sealed = new BackupKey(Given.CLUSTER, UUID.randomUUID());
        LocationKey key = KeySecret.newKey("2026-11");
        VolumeInStore.write(store, LocationKeys.of(List.of(key)), sealed, "shop", "data", data);

        for (LocationKeys wrong : List.of(
                LocationKeys.none(),
                LocationKeys.of(List.of(KeySecret.newKey("2027-01"))),
                LocationKeys.of(List.of(KeySecret.newKey("2026-11"))))) {
            var refused = (FillResult.NotFilled) fill(sealed, wrong);
            assertThat(refused.reason()).isEqualTo(Reason.BACKUP_SEALED);
            assertThat(refused.message()).contains("2026-11");
            assertThat(target).isEmptyDirectory();
        }
        assertThat(fill(sealed, LocationKeys.of(List.of(KeySecret.newKey("2027-01"), key))))
                .isEqualTo(new FillResult.Filled(5, 0, ""));
        assertThat(target.resolve("large")).hasSameBinaryContentAs(data.resolve("large"));
    }

    private FillResult fill(BackupKey backup, LocationKeys keys) {
        return new FillVolume(store, keys, new SecureRandom()).fill(backup, "shop", "data", target, progress -> {});
    }

    @Test
    void aStoreThatRefusesIsNamed() {
        var refusing =
                new RefusingStore(store, new BlobStoreException.AccessRefused("403", null), RefusingStore.Fault.LIST);

        var result = (FillResult.NotFilled) fill(refusing, "data");

        assertThat(result.message()).isEqualTo("The store failed: 403");
    }

    private FillResult fill(String claim) {
        return fill(store, claim);
    }

    private FillResult fill(BlobStore from, String claim) {
        return new FillVolume(from, LocationKeys.none(), new SecureRandom())
                .fill(BACKUP, "shop", claim, target, told::add);
    }

    private List<BlobName> packs() {
        List<BlobName> packs = new ArrayList<>();
        store.forEach("granary/v1/" + Given.CLUSTER + "/packs/", blob -> packs.add(blob.name()));
        return packs;
    }
}
