package dev.granary.testing.landscape.embedded.http;

import dev.granary.testing.landscape.embedded.store.GroupResource;
import io.vertx.core.http.HttpMethod;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a path is about. */
sealed interface RequestPath {

    /** Anything but a resource: discovery, health, keys. */
    record Other(String path) implements RequestPath {}

    /**
     * A resource, its collection or a subresource.
     *
     * @param namespace empty if the path names none
     * @param name empty for a collection
     */
    record OfResource(GroupResource resource, String version, String namespace, String name, String subresource)
            implements RequestPath {

        boolean isNamespaceItself() {
            return resource.group().isEmpty() && resource.resource().equals("namespaces");
        }

        /** As RBAC names it. */
        String verb(HttpMethod method, boolean watch) {
            return switch (method.name()) {
                case "POST" -> "create";
                case "PUT" -> "update";
                case "PATCH" -> "patch";
                case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
                default -> watch ? "watch" : name.isEmpty() ? "list" : "get";
            };
        }
    }

    Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

    static RequestPath parse(String path) {
        List<String> parts = Arrays.stream(path.split("/"))
                .filter(p -> !p.isEmpty())
                .map(p -> URLDecoder.decode(p, StandardCharsets.UTF_8))
                .toList();
        if (parts.size() > 2 && parts.getFirst().equals("api")) {
            return resource("", parts.get(1), parts.subList(2, parts.size()));
        }
        if (parts.size() > 3 && parts.getFirst().equals("apis")) {
            return resource(parts.get(1), parts.get(2), parts.subList(3, parts.size()));
        }
        return new Other(path);
    }

    private static RequestPath resource(String group, String version, List<String> rest) {
        boolean namespaced = rest.getFirst().equals("namespaces")
                && rest.size() > 2
                && !NAMESPACE_SUBRESOURCES.contains(rest.get(2));
        List<String> parts = namespaced ? rest.subList(2, rest.size()) : rest;
        return new OfResource(
                new GroupResource(group, parts.getFirst()),
                version,
                namespaced ? rest.get(1) : "",
                parts.size() > 1 ? parts.get(1) : "",
                parts.size() > 2 ? String.join("/", parts.subList(2, parts.size())) : "");
    }
}
