package dev.granary.engine.manifest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Everything about a backup; {@code docs/format.md} describes the fields. A backup exists when its manifest does.
 *
 * @param formatVersion {@code <major>.<minor>}
 * @param writtenBy program and version
 */
@JsonPropertyOrder({
    "formatVersion",
    "clusterId",
    "backupId",
    "startedAt",
    "finishedAt",
    "writtenBy",
    "namespaces",
    "kinds",
    "problems",
    "blobs"
})
public record Manifest(
        String formatVersion,
        UUID clusterId,
        UUID backupId,
        Instant startedAt,
        Instant finishedAt,
        String writtenBy,
        List<String> namespaces,
        List<KindCount> kinds,
        List<BackupProblem> problems,
        List<ManifestBlob> blobs) {

    /** What this build writes. */
    public static final String FORMAT_VERSION = "1.0";

    public Manifest {
        requireNonNull(formatVersion);
        requireNonNull(clusterId);
        requireNonNull(backupId);
        requireNonNull(startedAt);
        requireNonNull(finishedAt);
        requireNonNull(writtenBy);
        namespaces = List.copyOf(namespaces);
        kinds = List.copyOf(kinds);
        problems = List.copyOf(problems);
        blobs = List.copyOf(blobs);
    }

    public BackupKey key() {
        return new BackupKey(clusterId, backupId);
    }

    public long objects() {
        return blobs.stream().mapToLong(ManifestBlob::objects).sum();
    }

    /** Bytes of the objects before compression, line ends included. */
    public long objectBytes() {
        return blobs.stream().mapToLong(ManifestBlob::contentSize).sum();
    }

    /** Bytes of the named blobs as stored, without the manifest. */
    public long storedBytes() {
        return blobs.stream().mapToLong(ManifestBlob::size).sum();
    }
}
