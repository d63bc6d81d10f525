package dev.granary.engine.backup;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.KindCount;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.manifest.PackListBuilder;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.CommitResult;
import dev.granary.engine.seal.SealedStreams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Streams objects into parts of a backup, gathers what others wrote for it, and ends with the manifest. Memory is bounded
 * by one part's buffers, the counters per kind and what the manifest names. Used by one thread.
 */
public final class BackupWriter implements AutoCloseable {

    /** Bytes of objects after which a part is closed, before compression. */
    public static final long PART_BYTES = 64L << 20;

    private final BackupSession session;
    private final BackupDescription description;
    private final SealedStreams seals;
    private final long partBytes;
    private final Map<String, Map<String, Long>> objectsByKind = new TreeMap<>();
    private final List<BackupProblem> problems = new ArrayList<>();
    private final List<ManifestBlob> blobs = new ArrayList<>();
    private final List<BackedUpVolume> volumes = new ArrayList<>();
    private final PackListBuilder packs = new PackListBuilder();
    private @Nullable ResourcesPart part;
    private int nextNumber;
    private long objects;
    private long objectBytes;

    private BackupWriter(
            BackupSession session,
            BackupDescription description,
            SealedStreams seals,
            long partBytes,
            int firstNumber) {
        this.session = session;
        this.description = description;
        this.seals = seals;
        this.partBytes = partBytes;
        this.nextNumber = firstNumber;
    }

    /**
     * Writes for this attempt. What an earlier process left of it is looked at, and not touched.
     *
     * @param seals with the key that the description names, or with none
     */
    public static BackupWriter open(BackupSession session, BackupDescription description, SealedStreams seals) {
        return open(session, description, seals, PART_BYTES);
    }

    /** As {@link #open(BackupSession, BackupDescription, SealedStreams)}, with parts of another size. */
    public static BackupWriter open(
            BackupSession session, BackupDescription description, SealedStreams seals, long partBytes) {
        AttemptKey key = session.key();
        int[] highest = {0};
        session.store()
                .forEach(
                        key.prefix(),
                        blob -> key.resourcesNumber(blob.name()).ifPresent(n -> highest[0] = Math.max(highest[0], n)));
        return new BackupWriter(session, description, seals, partBytes, highest[0] + 1);
    }

    public void add(ResourceObject object) {
        if (part == null) {
            part = new ResourcesPart(session.store(), session.key().resources(nextNumber++), seals);
        }
        int written = part.add(object.json());
        objects++;
        objectBytes += written;
        objectsByKind
                .computeIfAbsent(object.apiVersion(), ignored -> new TreeMap<>())
                .merge(object.kind(), 1L, Long::sum);
        if (part.contentSize() >= partBytes) {
            finishPart(part);
        }
    }

    /**
     * Takes a volume into the backup whose data is in the store.
     *
     * @param index the blob that {@link BackedUpVolume#index} names
     * @param used every pack that the index refers to
     */
    public void addVolume(BackedUpVolume volume, ManifestBlob index, PackList used) {
        volumes.add(volume);
        blobs.add(index);
        packs.addAll(used);
    }

    /** Takes a blob of another role into the backup that lies in the attempt's directory. */
    public void addBlob(ManifestBlob blob) {
        blobs.add(blob);
    }

    /** Names something that the backup lacks; it is in the manifest then. */
    public void addProblem(BackupProblem problem) {
        problems.add(problem);
    }

    public List<BackupProblem> problems() {
        return List.copyOf(problems);
    }

    public long objects() {
        return objects;
    }

    /** Bytes of the objects so far, line ends included. */
    public long objectBytes() {
        return objectBytes;
    }

    /** Ends the open part and makes the backup exist; see {@link BackupSession#commit}. */
    public CommitResult commit(Instant finishedAt) {
        return session.commit(manifest(finishedAt));
    }

    /** As {@link #commit(Instant)}; see {@link BackupSession#commit(Manifest, Instant)}. */
    public CommitResult commit(Instant finishedAt, Instant keepUntil) {
        return session.commit(manifest(finishedAt), keepUntil);
    }

    /** Gives up a part that is not finished. What is stored stays, and so does the attempt. */
    @Override
    public void close() {
        if (part != null) {
            part.close();
            part = null;
        }
    }

    private void finishPart(ResourcesPart finished) {
        blobs.add(finished.finish());
        part = null;
    }

    private Manifest manifest(Instant finishedAt) {
        if (part != null) {
            finishPart(part);
        }
        return new Manifest(
                Manifest.FORMAT_VERSION,
                session.key(),
                session.parent().map(parent -> parent.key().backupId()).orElse(null),
                description.startedAt(),
                finishedAt,
                description.writtenBy(),
                description.encryption(),
                description.namespaces(),
                counts(),
                problems,
                blobs,
                volumes,
                packs.build());
    }

    private List<KindCount> counts() {
        List<KindCount> counts = new ArrayList<>();
        objectsByKind.forEach((apiVersion, kinds) ->
                kinds.forEach((kind, count) -> counts.add(new KindCount(apiVersion, kind, count))));
        return counts;
    }
}
