package dev.granary.testing.landscape.embedded.rest;

import dev.granary.testing.landscape.embedded.status.Cause;
import dev.granary.testing.landscape.embedded.status.Failures;
import java.util.List;
import java.util.Set;

/** Which combinations of list and watch parameters are refused. */
final class ListOptions {

    private static final Set<String> MATCHES = Set.of("", "Exact", "NotOlderThan");

    private ListOptions() {}

    static void checkList(Query query) {
        String match = query.text("resourceVersionMatch").orElse("");
        if (query.text("sendInitialEvents").isPresent()) {
            throw invalid(Cause.forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"));
        }
        if (!MATCHES.contains(match)) {
            throw invalid(Cause.unsupported(
                    "resourceVersionMatch", "\"" + match + "\"", "\"Exact\", \"NotOlderThan\", \"\""));
        }
        if (!match.isEmpty() && query.text("resourceVersion").isEmpty()) {
            throw invalid(Cause.forbidden(
                    "resourceVersionMatch", "resourceVersionMatch is forbidden unless resourceVersion is provided"));
        }
        checkLimit(query);
        if (query.text("continue").isPresent()
                && query.text("resourceVersion").filter(v -> !v.equals("0")).isPresent()) {
            throw Failures.badRequest("specifying resource version is not allowed when using continue");
        }
    }

    static void checkWatch(Query query) {
        String match = query.text("resourceVersionMatch").orElse("");
        if (query.flag("sendInitialEvents") && !match.equals("NotOlderThan")) {
            throw invalid(Cause.forbidden(
                    "resourceVersionMatch", "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
        }
    }

    private static void checkLimit(Query query) {
        String limit = query.text("limit").orElse("0");
        if (query.number("limit").isEmpty() && !limit.equals("0")) {
            throw Failures.badRequest("strconv.ParseInt: parsing \"" + limit + "\": invalid syntax");
        }
    }

    private static RuntimeException invalid(Cause cause) {
        return Failures.invalid("meta.k8s.io", "ListOptions", "", List.of(cause));
    }
}
