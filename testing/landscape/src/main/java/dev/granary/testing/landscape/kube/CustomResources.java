package dev.granary.testing.landscape.kube;

import dev.granary.testing.landscape.api.ApiServer;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Applies CustomResourceDefinitions and waits until the server has established them. */
public final class CustomResources {

    private CustomResources() {}

    /** Returns the path of each kind: a list or a watch of all its objects. */
    public static List<String> establish(ApiServer server, String yaml) {
        if (yaml.isBlank()) {
            return List.of();
        }
        try (var client = KubeClients.admin(server)) {
            var bytes = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
            var definitions = client.load(bytes).serverSideApply();
            return definitions.stream()
                    .map(definition ->
                            awaitEstablished(client, definition.getMetadata().getName()))
                    .map(CustomResources::path)
                    .toList();
        }
    }

    private static CustomResourceDefinition awaitEstablished(KubernetesClient client, String name) {
        return client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(name)
                .waitUntilCondition(CustomResources::established, 30, TimeUnit.SECONDS);
    }

    private static String path(CustomResourceDefinition definition) {
        var spec = definition.getSpec();
        var version = spec.getVersions().getFirst().getName();
        return "/apis/" + spec.getGroup() + "/" + version + "/"
                + spec.getNames().getPlural();
    }

    private static boolean established(CustomResourceDefinition definition) {
        return definition != null
                && definition.getStatus() != null
                && definition.getStatus().getConditions().stream()
                        .anyMatch(condition -> Objects.equals(condition.getType(), "Established")
                                && Objects.equals(condition.getStatus(), "True"));
    }
}
