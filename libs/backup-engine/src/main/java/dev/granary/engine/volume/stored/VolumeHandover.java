package dev.granary.engine.volume.stored;

import dev.granary.engine.manifest.AttemptEnd;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.ManifestJson;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.manifest.UnreadableManifestException.Damaged;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BlobOutput;
import dev.granary.engine.store.BlobName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * The way of a volume from a process that writes it into the manifest of the process that commits. What the manifest shall
 * say lies as a blob beside the index, in the form of a manifest that has this volume only, so that it meets the same checks.
 * The name is not that of a commit point: nobody takes it for a backup.
 */
public final class VolumeHandover {

    private static final String INDEX_END = ".ndjson.zst";
    private static final String END = ".handover.json";

    private VolumeHandover() {}

    /**
     * Leaves a volume for {@link #read}.
     *
     * @param session the attempt that wrote it, resumed where another process opened it
     * @param writtenBy program and version, for people
     * @return the blob, to be told to the process that commits
     */
    public static ManifestBlob write(BackupSession session, WrittenVolume written, Instant now, String writtenBy) {
        Manifest manifest = manifest(session, written, now, writtenBy);
        String index = written.index().path();
        BlobName name = new BlobName(index.substring(0, index.length() - INDEX_END.length()) + END);
        BlobOutput output = new BlobOutput(session.store(), name);
        try {
            ManifestJson.write(manifest, output);
            BlobOutput.Stored stored = output.finish();
            return new ManifestBlob(
                    name.value(),
                    ManifestBlob.VOLUME_HANDOVER,
                    stored.sizeBytes(),
                    stored.digest(),
                    0,
                    stored.sizeBytes());
        } finally {
            output.abandon();
        }
    }

    /**
     * What {@link #write} left.
     *
     * @param blob as the writer told it; nothing is used before size and digest agree
     * @throws UnreadableManifestException it is damaged, of another attempt, or of another volume
     * @throws UncheckedIOException its bytes are not those that the writer told, or reading broke off
     * @throws dev.granary.engine.store.BlobStoreException the store failed
     */
    public static HandedVolume read(BackupSession session, ManifestBlob blob, String namespace, String claim) {
        return switch (end(session, blob)) {
            case CommittedBackup backup -> handed(backup.manifest(), namespace, claim);
            case Tombstone() -> throw new Damaged("a volume was handed over as a tombstone", null);
        };
    }

    private static AttemptEnd end(BackupSession session, ManifestBlob blob) {
        try (InputStream in = new CheckedStream(session.store().get(new BlobName(blob.path())), blob)) {
            return ManifestJson.read(in, session.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HandedVolume handed(Manifest manifest, String namespace, String claim) {
        if (manifest.volumes().size() == 1) {
            BackedUpVolume volume = manifest.volumes().getFirst();
            if (volume.namespace().equals(namespace) && volume.claim().equals(claim)) {
                return new HandedVolume(volume, manifest.blob(volume.index()).orElseThrow(), manifest.packs());
            }
        }
        throw new Damaged("another volume was handed over", null);
    }

    private static Manifest manifest(BackupSession session, WrittenVolume written, Instant now, String writtenBy) {
        return new Manifest(
                Manifest.FORMAT_VERSION,
                session.key(),
                session.parent().map(parent -> parent.key().backupId()).orElse(null),
                now,
                now,
                writtenBy,
                null,
                List.of(written.volume().namespace()),
                List.of(),
                List.of(),
                List.of(written.index()),
                List.of(written.volume()),
                written.used());
    }
}
