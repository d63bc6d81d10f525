package dev.granary.testing.landscape.gardener;

import static dev.granary.testing.landscape.gardener.RawClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.testing.landscape.NewShoot;
import dev.granary.testing.landscape.api.ApiServers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A landscape with two shoots and bare clients of its Gardener API. */
final class LandscapeUnderTest implements AutoCloseable {

    static final String TEN_MINUTES = "{\"spec\":{\"expirationSeconds\":600}}";

    final LocalLandscape landscape;
    final RawClient discovery;
    final RawClient operator;

    LandscapeUnderTest(ApiServers servers) {
        landscape = new LocalLandscape(servers);
        landscape.addShoots(List.of(
                new NewShoot("edge-01", Map.of("team", "a", "protected", "yes")),
                new NewShoot("edge-02", Map.of("team", "b", "protected", "yes"))));
        discovery = new RawClient(landscape.discoveryKubeconfig());
        operator = new RawClient(landscape.operatorKubeconfig());
    }

    String shoots() {
        return "/apis/core.gardener.cloud/v1beta1/namespaces/" + landscape.projectNamespace() + "/shoots";
    }

    int status(String path) {
        return discovery.get(path).statusCode();
    }

    JsonNode shoot(String name) {
        return json(discovery.get(shoots() + "/" + name));
    }

    /** Asks as discovery does. */
    String adminKubeconfig(String shoot) {
        var answer = json(discovery.post(shoots() + "/" + shoot + "/adminkubeconfig", TEN_MINUTES));
        var kubeconfig = answer.at("/status/kubeconfig").asText();
        return new String(Base64.getDecoder().decode(kubeconfig), StandardCharsets.UTF_8);
    }

    /** A shoot that nobody looks after, with a status that its maker may not set. */
    static String shootOf(String metadata) {
        return """
                {"apiVersion":"core.gardener.cloud/v1beta1","kind":"Shoot","metadata":%s,
                 "spec":{},"status":{"technicalID":"mine"}}""".formatted(metadata);
    }

    static List<String> conditions(JsonNode shoot) {
        return texts(shoot.at("/status/conditions"), "/status");
    }

    static List<String> texts(Iterable<JsonNode> nodes, String pointer) {
        var texts = new ArrayList<String>();
        nodes.forEach(node -> texts.add(node.at(pointer).asText()));
        return texts;
    }

    @Override
    public void close() {
        discovery.close();
        operator.close();
        landscape.close();
    }
}
