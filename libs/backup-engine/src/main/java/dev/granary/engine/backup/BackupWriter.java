package dev.granary.engine.backup;

import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.KindCount;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.ManifestJson;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Streams objects into parts of a backup and ends with the manifest. Memory is bounded by one part's buffers and the
 * counters per kind. Used by one thread; one writer at a time per backup is meant, and two do no harm: the manifest that
 * is there first is the backup.
 *
 * <p>A writer that dies leaves parts that no manifest names. The next writer of the same backup numbers its parts behind
 * them, because names are written once.
 */
public final class BackupWriter implements AutoCloseable {

    /** Bytes of objects after which a part is closed, before compression. */
    public static final long PART_BYTES = 64L << 20;

    private final BlobStore store;
    private final BackupDescription description;
    private final long partBytes;
    private final Map<String, Map<String, Long>> objectsByKind = new TreeMap<>();
    private final List<BackupProblem> problems = new ArrayList<>();
    private final List<ManifestBlob> parts = new ArrayList<>();
    private @Nullable ResourcesPart part;
    private int nextNumber;
    private long objects;
    private long objectBytes;

    private BackupWriter(BlobStore store, BackupDescription description, long partBytes, int firstNumber) {
        this.store = store;
        this.description = description;
        this.partBytes = partBytes;
        this.nextNumber = firstNumber;
    }

    /** Looks what an earlier attempt left behind, and starts after it. */
    public static BackupWriter open(BlobStore store, BackupDescription description) {
        return open(store, description, PART_BYTES);
    }

    /** As {@link #open(BlobStore, BackupDescription)}, with parts of another size. */
    public static BackupWriter open(BlobStore store, BackupDescription description, long partBytes) {
        BackupKey key = description.key();
        int[] highest = {0};
        store.forEach(
                key.prefix(),
                blob -> key.resourcesNumber(blob.name()).ifPresent(n -> highest[0] = Math.max(highest[0], n)));
        return new BackupWriter(store, description, partBytes, highest[0] + 1);
    }

    public void add(ResourceObject object) {
        if (part == null) {
            part = new ResourcesPart(store, description.key().resources(nextNumber++));
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

    /**
     * Writes the manifest; the backup exists from then on.
     *
     * @return the backup that exists now: this one, or the one that another writer of the same backup committed before
     */
    public CommittedBackup commit(Instant finishedAt) {
        if (part != null) {
            finishPart(part);
        }
        byte[] json = ManifestJson.write(manifest(finishedAt));
        try {
            store.put(description.key().manifest(), json);
        } catch (BlobStoreException.BlobExists e) {
            return new BackupReader(store).find(description.key()).orElseThrow(() -> e);
        }
        return new CommittedBackup(ManifestJson.read(json, description.key()), json.length);
    }

    /** Gives up what is not committed. */
    @Override
    public void close() {
        if (part != null) {
            part.close();
            part = null;
        }
    }

    private void finishPart(ResourcesPart finished) {
        parts.add(finished.finish());
        part = null;
    }

    private Manifest manifest(Instant finishedAt) {
        return new Manifest(
                Manifest.FORMAT_VERSION,
                description.key().clusterId(),
                description.key().backupId(),
                description.startedAt(),
                finishedAt,
                description.writtenBy(),
                description.namespaces(),
                counts(),
                problems,
                parts);
    }

    private List<KindCount> counts() {
        List<KindCount> counts = new ArrayList<>();
        objectsByKind.forEach((apiVersion, kinds) ->
                kinds.forEach((kind, count) -> counts.add(new KindCount(apiVersion, kind, count))));
        return counts;
    }
}
