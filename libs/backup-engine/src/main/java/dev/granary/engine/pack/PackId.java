package dev.granary.engine.pack;

import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.store.BlobName;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Name of a pack: SHA-256 of all its stored bytes, as 64 hexadecimal digits in lower case. */
public record PackId(String value) implements Comparable<PackId> {

    private static final String DIRECTORY = "packs/";
    private static final Pattern VALID = Pattern.compile("[0-9a-f]{64}");

    public PackId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a pack id");
        }
    }

    /** Start of the names of all packs of a cluster. */
    public static String prefix(UUID clusterId) {
        return BackupKey.clusterPrefix(clusterId) + DIRECTORY;
    }

    /** The name of this pack's blob. */
    public BlobName blob(UUID clusterId) {
        return new BlobName(prefix(clusterId) + value.substring(0, 2) + "/" + value);
    }

    /** The pack whose blob has this name; empty when it is not the name of a pack of the cluster. */
    public static Optional<PackId> of(UUID clusterId, BlobName blob) {
        String last = blob.value().substring(blob.value().lastIndexOf('/') + 1);
        return VALID.matcher(last).matches()
                ? Optional.of(new PackId(last)).filter(id -> id.blob(clusterId).equals(blob))
                : Optional.empty();
    }

    @Override
    public int compareTo(PackId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
