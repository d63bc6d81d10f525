package dev.granary.testing.landscape.embedded.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.auth.ServiceAccountTokens;
import dev.granary.testing.landscape.embedded.catalogue.DiscoveryDocuments;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.rbac.Attributes;
import dev.granary.testing.landscape.embedded.rbac.Authorizer;
import dev.granary.testing.landscape.embedded.rest.Reply;
import dev.granary.testing.landscape.embedded.status.Failures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Requests for anything but resources: health, version, discovery, the keys of the token issuer. */
final class ServerApi {

    private static final Set<String> HEALTH = Set.of("/readyz", "/livez", "/healthz");
    static final String VERSION = "v1.36.3";

    private final Authorizer authorizer;
    private final DiscoveryDocuments discovery;
    private final ServiceAccountTokens tokens;
    private final Supplier<String> address;

    ServerApi(
            Authorizer authorizer,
            DiscoveryDocuments discovery,
            ServiceAccountTokens tokens,
            Supplier<String> address) {
        this.authorizer = authorizer;
        this.discovery = discovery;
        this.tokens = tokens;
        this.address = address;
    }

    Reply answer(Request request, String path) {
        String verb = request.method().name().toLowerCase(Locale.ROOT);
        authorizer.check(request.user(), new Attributes.OnPath(verb, path));
        if (HEALTH.contains(path)) {
            return new Reply.Text(200, "ok");
        }
        return switch (path) {
            case "/version", "/version/" -> Reply.json(200, version());
            case "/api", "/api/" -> Reply.json(200, discovery.coreVersions(address.get()));
            case "/apis", "/apis/" -> Reply.json(200, discovery.groups());
            case "/openid/v1/jwks", "/openid/v1/jwks/" ->
                new Reply.Document(
                        200,
                        tokens.publicKeySet().getBytes(StandardCharsets.UTF_8),
                        "application/jwk-set+json",
                        List.of());
            case "/.well-known/openid-configuration", "/.well-known/openid-configuration/" ->
                Reply.json(200, openIdConfiguration());
            default -> discover(path);
        };
    }

    private Reply discover(String path) {
        List<String> parts = List.of(path.substring(1).split("/"));
        if (parts.size() == 2 && parts.getFirst().equals("api")) {
            return discovery
                    .resources("", parts.get(1))
                    .map(d -> Reply.json(200, d))
                    .orElseThrow(Failures::noSuchResource);
        }
        if (parts.size() == 2 && parts.getFirst().equals("apis")) {
            return discovery.group(parts.get(1)).map(d -> Reply.json(200, d)).orElseGet(ServerApi::pageNotFound);
        }
        if (parts.size() == 3 && parts.getFirst().equals("apis")) {
            return version(parts.get(1), parts.get(2));
        }
        return pageNotFound();
    }

    /** The answer of a path that nobody handles; not a Status document. */
    static Reply pageNotFound() {
        return new Reply.Text(404, "404 page not found\n");
    }

    private Reply version(String group, String version) {
        Optional<ObjectNode> document = discovery.resources(group, version);
        if (document.isEmpty() && discovery.isBuiltInGroup(group)) {
            throw Failures.noSuchResource();
        }
        return document.map(d -> Reply.json(200, d)).orElseGet(ServerApi::pageNotFound);
    }

    private static ObjectNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", "36")
                .put("gitVersion", VERSION)
                .put("gitCommit", "embedded")
                .put("gitTreeState", "clean")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "none")
                .put("compiler", "none")
                .put("platform", "embedded");
    }

    private ObjectNode openIdConfiguration() {
        ObjectNode result = Json.object()
                .put("issuer", tokens.issuer())
                .put("jwks_uri", "https://" + address.get() + "/openid/v1/jwks");
        result.putArray("response_types_supported").add("id_token");
        result.putArray("subject_types_supported").add("public");
        result.putArray("id_token_signing_alg_values_supported").add(tokens.algorithm());
        return result;
    }
}
