package dev.granary.engine.manifest;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a backup; {@code docs/format.md} describes the fields. A backup exists when its manifest does.
 *
 * @param formatVersion {@code <major>.<minor>}
 * @param attempt the attempt that became the backup
 * @param parent the backup whose packs were used again, if any was
 * @param writtenBy program and version
 * @param encryption null when the bytes are not sealed
 * @param problems what the backup lacks
 * @param blobs everything that belongs to the backup alone, in the order in which it was written
 * @param packs every pack that an index of this backup refers to
 */
public record Manifest(
        String formatVersion,
        AttemptKey attempt,
        @Nullable UUID parent,
        Instant startedAt,
        Instant finishedAt,
        String writtenBy,
        @Nullable Encryption encryption,
        List<String> namespaces,
        List<KindCount> kinds,
        List<BackupProblem> problems,
        List<ManifestBlob> blobs,
        List<BackedUpVolume> volumes,
        PackList packs) {

    /** What this build writes. */
    public static final String FORMAT_VERSION = "1.1";

    public Manifest {
        requireNonNull(formatVersion);
        requireNonNull(attempt);
        requireNonNull(startedAt);
        requireNonNull(finishedAt);
        requireNonNull(writtenBy);
        namespaces = List.copyOf(namespaces);
        kinds = List.copyOf(kinds);
        problems = List.copyOf(problems);
        blobs = List.copyOf(blobs);
        volumes = List.copyOf(volumes);
        requireNonNull(packs);
    }

    /** The same with one problem more. */
    public Manifest with(BackupProblem problem) {
        List<BackupProblem> more = new ArrayList<>(problems);
        more.add(problem);
        return new Manifest(
                formatVersion,
                attempt,
                parent,
                startedAt,
                finishedAt,
                writtenBy,
                encryption,
                namespaces,
                kinds,
                more,
                blobs,
                volumes,
                packs);
    }

    public BackupKey key() {
        return attempt.backup();
    }

    public long objects() {
        return resources().mapToLong(ManifestBlob::objects).sum();
    }

    /** Bytes of the objects before compression, line ends included. */
    public long objectBytes() {
        return resources().mapToLong(ManifestBlob::contentSize).sum();
    }

    /** Bytes that this backup added to the store, without the manifest: its blobs, and what is new in packs. */
    public long storedBytes() {
        return blobs.stream().mapToLong(ManifestBlob::size).sum()
                + volumes.stream().mapToLong(BackedUpVolume::storedBytes).sum();
    }

    /** The blob with this path. */
    public Optional<ManifestBlob> blob(String path) {
        return blobs.stream().filter(blob -> blob.path().equals(path)).findFirst();
    }

    private Stream<ManifestBlob> resources() {
        return blobs.stream().filter(ManifestBlob::holdsResources);
    }
}
