package dev.granary.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.catalogue.BlobFinding.Flaw;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.Digest;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.Given;
import dev.granary.engine.protocol.MovableClock;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifyBackupTest {

    private final MovableClock clock = new MovableClock();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final VerifyBackup verify = new VerifyBackup(store);
    private final List<BlobFinding> findings = new ArrayList<>();
    private final Manifest manifest = backupOfTwoVolumes();

    @Test
    void findsNothingWrongWithAWholeBackup() {
        assertThat(verify.presence(manifest, findings::add).isNone()).isTrue();
        assertThat(verify.deep(manifest, findings::add).isNone()).isTrue();
        assertThat(findings).isEmpty();
    }

    @Test
    void namesWhatIsMissingAndWhatHasAnotherSizeByListingsAlone() {
        store.delete(Given.pack("aaa"));
        replace(Given.pack("bbb"), new byte[7]);
        BlobName objects = new BlobName(manifest.blobs().getFirst().path());
        replace(objects, new byte[1]);

        Damage damage = verify.presence(manifest, findings::add);

        assertThat(findings)
                .containsExactlyInAnyOrder(
                        new BlobFinding(Given.pack("aaa"), Flaw.MISSING),
                        new BlobFinding(Given.pack("bbb"), Flaw.WRONG_SIZE),
                        new BlobFinding(objects, Flaw.WRONG_SIZE));
        assertThat(damage.packs().count()).isEqualTo(2);
        assertThat(damage.lostVolumes()).isEmpty();
    }

    @Test
    void readsEveryBlobAndPackWhenItLooksDeeply() {
        replace(Given.pack("aaa"), new byte[3]);
        BlobName objects = new BlobName(manifest.blobs().getFirst().path());
        replace(objects, new byte["objects".length()]);
        assertThat(verify.presence(manifest, findings::add).isNone()).isTrue();

        Damage damage = verify.deep(manifest, findings::add);

        assertThat(findings)
                .containsExactlyInAnyOrder(
                        new BlobFinding(Given.pack("aaa"), Flaw.WRONG_DIGEST),
                        new BlobFinding(objects, Flaw.WRONG_DIGEST));
        assertThat(damage.packs().contains(Given.id("aaa"))).isTrue();
    }

    @Test
    void namesTheManifestWhenItIsNoMoreWhatWasRead() throws IOException {
        BlobName name = manifest.attempt().manifest();
        byte[] bytes = store.get(name).readAllBytes();
        bytes[new String(bytes, StandardCharsets.UTF_8).indexOf("2026") + 3] ^= 1;
        replace(name, bytes);

        assertThat(verify.deep(manifest, findings::add).isNone()).isFalse();

        store.delete(name);
        verify.deep(manifest, findings::add);
        assertThat(findings)
                .containsExactly(new BlobFinding(name, Flaw.WRONG_DIGEST), new BlobFinding(name, Flaw.MISSING));
    }

    @Test
    void tellsWhichFilesTheDamageCosts() {
        store.delete(Given.pack("aaa"));
        store.delete(new BlobName(manifest.volumes().getFirst().index()));
        List<String> lost = new ArrayList<>();

        Damage damage = verify.presence(manifest, findings::add);
        damage.forEachLostFile(
                (backup, volume, packs, files) -> files.accept("file in " + packs.count() + " pack"),
                (volume, file) -> lost.add(volume.claim() + ": " + file));

        assertThat(damage.lostVolumes()).containsExactly(manifest.volumes().getFirst());
        assertThat(lost).containsExactly("logs: file in 1 pack");
    }

    private Manifest backupOfTwoVolumes() {
        BackupSession session = new Given(store, clock).session(Given.ONE);
        Manifest plain = Given.manifest(session, Given.packs(session, "aaa", "bbb"));
        List<ManifestBlob> blobs = new ArrayList<>(plain.blobs());
        List<BackedUpVolume> volumes = new ArrayList<>();
        for (String claim : List.of("data", "logs")) {
            BlobName index = session.key().volumeIndex("shop", claim, 1);
            session.store().put(index, new byte[11]);
            blobs.add(new ManifestBlob(index.value(), ManifestBlob.VOLUME_INDEX, 11, Digest.of(new byte[11]), 0, 11));
            volumes.add(new BackedUpVolume("shop", claim, BackedUpVolume.Mode.FULL, index.value(), 1, 6, 6, 0, null));
        }
        Manifest whole = new Manifest(
                plain.formatVersion(),
                plain.attempt(),
                null,
                plain.startedAt(),
                plain.finishedAt(),
                plain.writtenBy(),
                null,
                List.of("shop"),
                List.of(),
                List.of(),
                blobs,
                volumes,
                plain.packs());
        session.commit(whole);
        return whole;
    }

    private void replace(BlobName name, byte[] bytes) {
        store.delete(name);
        store.put(name, bytes);
    }
}
