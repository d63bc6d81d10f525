package dev.granary.discovery.adapter.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.discovery.application.port.AgentSettings;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The objects of deploy/k8s/agent, in the order in which they are applied. */
@Singleton
final class AgentManifests {

    static final List<String> FILES = List.of(
            "00-namespace.yaml",
            "10-crd-backuplocations.yaml",
            "11-crd-backups.yaml",
            "12-crd-restores.yaml",
            "13-crd-backupdeletions.yaml",
            "14-crd-backupverifications.yaml",
            "20-service-account.yaml",
            "21-rbac.yaml",
            "22-rbac-restore.yaml",
            "23-rbac-volumes.yaml",
            "30-trust.yaml",
            "40-deployment.yaml");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Object> documents = new ArrayList<>();

    AgentManifests() {
        for (String file : FILES) {
            new Load(LoadSettings.builder().setLabel(file).build())
                    .loadAllFromString(text(file))
                    .forEach(documents::add);
        }
    }

    /** The objects with the settings of one cluster in the place of every <code>${name}</code>. */
    List<GenericKubernetesResource> render(AgentSettings settings) {
        Placeholders placeholders = new Placeholders(AgentValues.of(settings));
        return documents.stream()
                .map(placeholders::fill)
                .map(AgentManifests::resource)
                .toList();
    }

    private static GenericKubernetesResource resource(Object document) {
        return JSON.convertValue(document, GenericKubernetesResource.class);
    }

    private static String text(String file) {
        try (InputStream in = AgentManifests.class.getResourceAsStream("/agent/" + file)) {
            if (in == null) {
                throw new IllegalStateException("manifest " + file + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
