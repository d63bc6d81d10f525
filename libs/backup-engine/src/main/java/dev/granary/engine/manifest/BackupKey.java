package dev.granary.engine.manifest;

import dev.granary.engine.store.BlobName;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which backup of which cluster, and so the names of its blobs. */
public record BackupKey(UUID clusterId, UUID backupId) {

    private static final String ROOT = "granary/v1/";
    private static final Pattern RESOURCES = Pattern.compile("resources-([1-9][0-9]{0,8})\\.ndjson\\.zst");

    /** Start of the name of everything that belongs to a cluster. */
    public static String clusterPrefix(UUID clusterId) {
        return ROOT + clusterId + "/";
    }

    /** A name that no other probe ever had, for checking rights below the prefix of the cluster. */
    public static BlobName probe(UUID clusterId, UUID probe) {
        return new BlobName(clusterPrefix(clusterId) + "probes/" + probe);
    }

    /** Start of the name of everything that belongs to this backup alone. */
    public String prefix() {
        return clusterPrefix(clusterId) + "backups/" + backupId + "/";
    }

    public BlobName manifest() {
        return new BlobName(prefix() + "manifest.json");
    }

    /** The part of the Kubernetes objects with this number, from 1. */
    public BlobName resources(int number) {
        return new BlobName(prefix() + "resources-" + number + ".ndjson.zst");
    }

    /** The number in the name of a part of this backup; empty for any other blob. */
    public OptionalInt resourcesNumber(BlobName name) {
        if (!name.value().startsWith(prefix())) {
            return OptionalInt.empty();
        }
        Matcher matcher = RESOURCES.matcher(name.value().substring(prefix().length()));
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
