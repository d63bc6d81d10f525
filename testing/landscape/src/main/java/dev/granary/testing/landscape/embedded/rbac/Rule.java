package dev.granary.testing.landscape.embedded.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One rule of a role. */
record Rule(List<String> verbs, List<String> groups, List<String> resources, List<String> names, List<String> paths) {

    private static final String ALL = "*";

    static Rule read(JsonNode rule) {
        return new Rule(
                texts(rule.path("verbs")),
                texts(rule.path("apiGroups")),
                texts(rule.path("resources")),
                texts(rule.path("resourceNames")),
                texts(rule.path("nonResourceURLs")));
    }

    boolean allows(Attributes wanted) {
        if (!verbs.contains(ALL) && !verbs.contains(wanted.verb())) {
            return false;
        }
        return switch (wanted) {
            case Attributes.OnPath onPath -> paths.stream().anyMatch(p -> covers(p, onPath.path()));
            case Attributes.OnResource onResource -> allowsResource(onResource);
        };
    }

    private boolean allowsResource(Attributes.OnResource wanted) {
        boolean group =
                groups.contains(ALL) || groups.contains(wanted.resource().group());
        boolean resource = resources.contains(ALL)
                || resources.contains(wanted.resourceAndSubresource())
                || (!wanted.subresource().isEmpty() && resources.contains("*/" + wanted.subresource()));
        return group && resource && (names.isEmpty() || names.contains(wanted.name()));
    }

    private static boolean covers(String pattern, String path) {
        return pattern.endsWith(ALL)
                ? path.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(path);
    }

    private static List<String> texts(JsonNode array) {
        List<String> result = new ArrayList<>();
        array.forEach(t -> result.add(t.asText()));
        return List.copyOf(result);
    }
}
