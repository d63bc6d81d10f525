package dev.granary.engine.backup;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.granary.engine.backup.ObjectOutcome.Result;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What became of the objects of a backup, each once. It follows from the backup alone: what the manifest names as a problem,
 * and everything that is stored. Memory is bounded by the problems and the longest line.
 */
public final class ObjectOutcomes {

    /** Reason of a problem that is none: the object is there, and somebody wanted its data left out. */
    public static final String DATA_LEFT_OUT = "VolumeDataSkipped";

    private final BackupReader reader;
    private final Manifest manifest;
    private final Set<Key> named;

    private record Key(String kind, @Nullable String namespace, String name) {}

    /**
     * Reads nothing yet.
     *
     * @param reader with the keys of the location if the backup is sealed
     */
    public ObjectOutcomes(BackupReader reader, Manifest manifest) {
        this.reader = reader;
        this.manifest = manifest;
        this.named = manifest.problems().stream()
                .map(problem -> new Key(problem.kind(), problem.namespace(), problem.name()))
                .collect(toUnmodifiableSet());
    }

    /**
     * Hands over the problems in the order of the manifest, then the rest in the order in which it was written: the same for
     * whoever reads it, whenever.
     *
     * @throws BlobStoreException.Corrupt a blob is not as it was written, or a line of it is no object
     * @throws dev.granary.engine.seal.SealException it is sealed with a key that is not here
     */
    public void forEach(Consumer<ObjectOutcome> consumer) {
        manifest.problems().stream().map(ObjectOutcomes::ofProblem).forEach(consumer);
        manifest.blobs().stream()
                .filter(ManifestBlob::holdsResources)
                .forEach(blob -> reader.forEachObject(
                        manifest, blob, line -> ofStored(head(blob, line)).ifPresent(consumer)));
    }

    private static ObjectHead head(ManifestBlob blob, byte[] line) {
        try {
            return ObjectHead.read(line);
        } catch (IOException e) {
            throw new BlobStoreException.Corrupt(new BlobName(blob.path()), "a line of the blob is no object");
        }
    }

    private static ObjectOutcome ofProblem(BackupProblem problem) {
        Result result = problem.reason().equals(DATA_LEFT_OUT) ? Result.SKIPPED : Result.FAILED;
        return new ObjectOutcome(
                null, problem.kind(), problem.namespace(), problem.name(), result, problem.reason(), problem.message());
    }

    /** Empty when a problem names it, and for the same object in one more version. */
    private Optional<ObjectOutcome> ofStored(ObjectHead head) {
        return head.isOneMoreVersion() || named.contains(new Key(head.kind(), head.namespace(), head.name()))
                ? Optional.empty()
                : Optional.of(new ObjectOutcome(
                        head.apiVersion(), head.kind(), head.namespace(), head.name(), Result.STORED, null, null));
    }
}
