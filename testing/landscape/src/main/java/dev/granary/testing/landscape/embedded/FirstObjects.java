package dev.granary.testing.landscape.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.rest.Creator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What is in a cluster before the first client comes: namespaces, bootstrap roles, the given custom resources. */
final class FirstObjects {

    private final Catalogue catalogue;
    private final Creator creator;

    FirstObjects(Catalogue catalogue, Creator creator) {
        this.catalogue = catalogue;
        this.creator = creator;
    }

    void create(String customResources) {
        Json.parseYamlDocuments(bootstrap()).forEach(this::create);
        Json.parseYamlDocuments(customResources).forEach(this::create);
    }

    private void create(ObjectNode object) {
        String kind = object.path("kind").asText();
        ResourceDefinition definition = catalogue.stored().stream()
                .filter(d -> d.kind().equals(kind)
                        && d.apiVersion().equals(object.path("apiVersion").asText()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not served: " + kind));
        creator.ensure(definition, object, Meta.of(object).namespace());
    }

    private static String bootstrap() {
        try (InputStream in = FirstObjects.class.getResourceAsStream("bootstrap.yaml")) {
            if (in == null) {
                throw new IllegalStateException("bootstrap.yaml is not beside the classes");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
