package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.domain.kube.ObjectKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where the API server serves kinds and objects. */
final class ResourcePaths {

    private ResourcePaths() {}

    /** All objects of a kind, or those of a namespace. */
    static String collection(ObjectKind kind, @Nullable String namespace) {
        String base = kind.group().isEmpty() ? "/api/" + kind.version() : "/apis/" + kind.apiVersion();
        return base + (namespace == null ? "" : "/namespaces/" + segment(namespace)) + "/" + kind.resource();
    }

    static String object(ObjectKind kind, @Nullable String namespace, String name) {
        return collection(kind, namespace) + "/" + segment(name);
    }

    static String query(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A name that could be read as a part of the path stays a name. */
    private static String segment(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
    }
}
