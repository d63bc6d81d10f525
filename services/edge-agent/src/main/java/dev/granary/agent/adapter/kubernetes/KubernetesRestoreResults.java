package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.granary.agent.application.port.RestoreResults;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A ConfigMap per part, in the agent's namespace: the store does not do, because the cluster that restores may have no right
 * to write where the backup is, and a file of the pod goes with the pod. A part is JSON under gzip; one of the
 * longest names and messages is still below the mebibyte that a ConfigMap may have.
 */
public final class KubernetesRestoreResults implements RestoreResults {

    private static final String LABEL = Names.GROUP + "/restore";
    private static final String PART_LABEL = Names.GROUP + "/part";
    private static final String CONTENT = "part.json.gz";
    private static final int HTTP_FORBIDDEN = 403;
    private static final long PAGE = 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

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
        return Calls.journal(() -> readable(restoreId, number))
                .map(map -> Objects.requireNonNullElse(map.getBinaryData(), Map.<String, String>of()))
                .map(data -> data.get(CONTENT))
                .flatMap(KubernetesRestoreResults::decoded);
    }

    /** An agent without the right to read them has nothing to tell, which must not keep it from telling how restores ended. */
    private Optional<ConfigMap> readable(UUID restoreId, int number) {
        try {
            return Optional.ofNullable(named(restoreId, number).get());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_FORBIDDEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Without the first part nobody reads the others. */
    @Override
    public void remove(UUID restoreId) {
        Calls.journal(() -> {
            named(restoreId, 1).delete();
            remove(parts().withLabel(LABEL, restoreId.toString()), map -> true);
        });
    }

    @Override
    public void removeAll(Predicate<UUID> restores) {
        Calls.journal(() -> remove(
                parts(),
                map -> Ids.read(map.getMetadata().getLabels().get(LABEL))
                        .filter(restores)
                        .isPresent()));
    }

    /** Page by page: a list has the content of everything in it. */
    private void remove(
            FilterWatchListDeletable<ConfigMap, ConfigMapList, Resource<ConfigMap>> parts, Predicate<ConfigMap> which) {
        @Nullable String next = null;
        do {
            ConfigMapList page = parts.list(
                    new ListOptionsBuilder().withLimit(PAGE).withContinue(next).build());
            page.getItems().stream()
                    .filter(which)
                    .forEach(map -> client.resource(map).delete());
            next = page.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());
    }

    private FilterWatchListDeletable<ConfigMap, ConfigMapList, Resource<ConfigMap>> parts() {
        return client.configMaps().inNamespace(namespace).withLabel(LABEL).withLabel(PART_LABEL);
    }

    private Resource<ConfigMap> named(UUID restoreId, int number) {
        return client.configMaps().inNamespace(namespace).withName(name(restoreId, number));
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

    /** Another version of the agent may have written it, before an update was taken back: then it is no part. */
    private static Optional<Part> decoded(String content) {
        byte[] bytes = Base64.getDecoder().decode(content);
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return Optional.ofNullable(JSON.readValue(gzip, Part.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
