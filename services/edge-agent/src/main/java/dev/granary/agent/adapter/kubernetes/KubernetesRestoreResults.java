package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.granary.agent.application.port.RestoreResults;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A ConfigMap per part, in the agent's namespace: the store does not do, because the cluster that restores may have no right
 * to write where the backup is, and a file of the pod goes with the pod. A part is JSON under gzip; one of the
 * longest names and messages is still below the mebibyte that a ConfigMap may have.
 */
public final class KubernetesRestoreResults implements RestoreResults {

    private static final String LABEL = Names.GROUP + "/restore";
    private static final String PART_LABEL = Names.GROUP + "/part";
    private static final String CONTENT = "part.json.gz";
    private static final JsonMapper JSON = new JsonMapper();

    private final KubernetesClient client;
    private final String namespace;

    public KubernetesRestoreResults(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    @Override
    public void keep(UUID restoreId, Part part) {
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name(restoreId, part.number()))
                .withNamespace(namespace)
                .withLabels(Map.of(LABEL, restoreId.toString(), PART_LABEL, Integer.toString(part.number())))
                .endMetadata()
                .withBinaryData(Map.of(CONTENT, Base64.getEncoder().encodeToString(compressed(part))))
                .build();
        Calls.journal(() -> client.resource(map)
                .fieldManager(Names.FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply());
    }

    @Override
    public Optional<Part> find(UUID restoreId, int number) {
        ConfigMap found = Calls.journal(() -> client.configMaps()
                .inNamespace(namespace)
                .withName(name(restoreId, number))
                .get());
        return Optional.ofNullable(found)
                .map(map -> Base64.getDecoder().decode(map.getBinaryData().get(CONTENT)))
                .map(KubernetesRestoreResults::decompressed);
    }

    @Override
    public void remove(UUID restoreId) {
        Calls.journal(() ->
                client
                        .configMaps()
                        .inNamespace(namespace)
                        .withLabel(LABEL, restoreId.toString())
                        .list()
                        .getItems()
                        .stream()
                        .sorted(Comparator.comparing(KubernetesRestoreResults::part))
                        .forEach(map -> client.resource(map).delete()));
    }

    private static int part(ConfigMap map) {
        return Integer.parseInt(map.getMetadata().getLabels().get(PART_LABEL));
    }

    private static String name(UUID restoreId, int part) {
        return "granary-restore-" + restoreId + "-" + part;
    }

    private static byte[] compressed(Part part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            JSON.writeValue(gzip, part);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes everything", e);
        }
        return bytes.toByteArray();
    }

    private static Part decompressed(byte[] bytes) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return JSON.readValue(gzip, Part.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the results of a restore cannot be read", e);
        }
    }
}
