package dev.granary.testing.landscape.gardener;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to the front, its body read.
 *
 * @param path without the query
 * @param query without its question mark; empty for none
 * @param headers names in lower case
 */
record FrontRequest(String method, String path, String query, Map<String, String> headers, Buffer body) {

    private static final Pattern SHOOTS = Pattern.compile(
            "/apis/core\\.gardener\\.cloud/v1beta1/namespaces/([^/]+)/shoots(?:/([^/]+)(?:/([^/]+))?)?");

    /** What it addresses, if that is a shoot, its subresource or the shoots of a namespace; parts that it does not name are empty. */
    static Optional<ShootPath> shootPath(String path) {
        var match = SHOOTS.matcher(path);
        return match.matches()
                ? Optional.of(new ShootPath(match.group(1), orEmpty(match.group(2)), orEmpty(match.group(3))))
                : Optional.empty();
    }

    record ShootPath(String namespace, String name, String subresource) {}

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String authorization() {
        return header("authorization");
    }

    String pathAndQuery() {
        return query.isEmpty() ? path : path + "?" + query;
    }
}
