package dev.granary.testing.landscape.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Bundled;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.rest.Creator;
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
        Json.parseYamlDocuments(new String(Bundled.read("bootstrap.yaml"), StandardCharsets.UTF_8))
                .forEach(this::create);
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
}
