package dev.granary.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.demo.stack.Container;
import dev.granary.demo.stack.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A backup as it lies in the container, read with nothing of Granary's: by the manifest and docs/format.md.
 *
 * @param name of the manifest's blob
 * @param manifest its content
 */
record StoredBackup(String name, JsonNode manifest) {

    private static final String SEAL = "GRNSEAL1";
    private static final Set<String> SEALED_ROLES = Set.of("resources", "volume-index");

    /** The manifest of the attempt that became the backup; those that were given up have a tombstone in its place. */
    static StoredBackup read(Container container, String clusterId, String backupId) {
        String prefix = "granary/v1/%s/backups/%s/".formatted(clusterId, backupId);
        return container.list(prefix).stream()
                .filter(name -> name.endsWith("/manifest.json"))
                .map(name -> new StoredBackup(name, json(container, name)))
                .filter(backup -> !backup.manifest.has("abandoned"))
                .findFirst()
                .orElseThrow(() -> new DemoFailedException("no manifest below " + prefix));
    }

    private static JsonNode json(Container container, String name) {
        return Json.parse(new String(container.read(name), StandardCharsets.UTF_8));
    }

    /**
     * Fetches every blob that the manifest names and compares size and digest; their number.
     *
     * @throws DemoFailedException for the first that is not what the manifest says
     */
    int verify(Container container) {
        JsonNode blobs = manifest.path("blobs");
        for (JsonNode blob : blobs) {
            String path = blob.path("path").asText();
            byte[] content = container.read(path);
            if (content.length != blob.path("size").asLong()
                    || !digest(content).equals(blob.path("digest").asText())) {
                throw new DemoFailedException("%s is not what %s says".formatted(path, name));
            }
        }
        return blobs.size();
    }

    /** @throws DemoFailedException when objects or the index of a volume lie there in the clear, or under another key */
    void requireSealed(Container container, String keyId) {
        for (JsonNode blob : manifest.path("blobs")) {
            String path = blob.path("path").asText();
            if (SEALED_ROLES.contains(blob.path("role").asText())
                    && !new String(container.read(path), 0, SEAL.length(), StandardCharsets.US_ASCII).equals(SEAL)) {
                throw new DemoFailedException(path + " is not sealed");
            }
        }
        if (!keyId.equals(manifest.path("encryption").path("keyId").asText())) {
            throw new DemoFailedException(name + " does not say that it is sealed with the key " + keyId);
        }
    }

    /** @throws DemoFailedException when the data of a claim is not in the backup */
    void requireVolumes(String namespace, Collection<String> claims) {
        for (String claim : claims) {
            boolean isThere = StreamSupport.stream(manifest.path("volumes").spliterator(), false)
                    .anyMatch(volume -> volume.path("namespace").asText().equals(namespace)
                            && volume.path("claim").asText().equals(claim)
                            && volume.path("bytes").asLong() > 0
                            && volume.path("problems").asLong() == 0);
            if (!isThere) {
                throw new DemoFailedException(
                        "%s does not hold the data of claim %s/%s".formatted(name, namespace, claim));
            }
        }
    }

    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
