package dev.granary.testing.landscape.embedded.status;

import dev.granary.testing.landscape.embedded.store.GroupResource;
import java.util.List;
import java.util.stream.Collectors;

/** The failures of the Kubernetes API, worded as kube-apiserver words them. */
public final class Failures {

    private Failures() {}

    public static ApiFailure unauthorized() {
        return new ApiFailure(401, "Unauthorized", "Unauthorized", null);
    }

    public static ApiFailure notFound(GroupResource resource, String name) {
        return about(404, "NotFound", resource, name, "%s \"%s\" not found".formatted(resource.qualified(), name));
    }

    /** For a path below a known group that leads nowhere. */
    public static ApiFailure noSuchResource() {
        String message = "the server could not find the requested resource";
        return new ApiFailure(404, "NotFound", message, ApiFailure.details("", "", "", List.of()));
    }

    public static ApiFailure methodNotAllowed() {
        String message = "the server does not allow this method on the requested resource";
        return new ApiFailure(405, "MethodNotAllowed", message, ApiFailure.details("", "", "", List.of()));
    }

    public static ApiFailure alreadyExists(String prefix, GroupResource resource, String name) {
        String message = prefix + "%s \"%s\" already exists".formatted(resource.qualified(), name);
        return about(409, "AlreadyExists", resource, name, message);
    }

    public static ApiFailure modified(GroupResource resource, String name) {
        return conflict(
                resource,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    public static ApiFailure conflict(GroupResource resource, String name, String why) {
        String message = "Operation cannot be fulfilled on %s \"%s\": %s".formatted(resource.qualified(), name, why);
        return about(409, "Conflict", resource, name, message);
    }

    public static ApiFailure applyConflict(String message, List<Cause> causes) {
        return new ApiFailure(409, "Conflict", message, ApiFailure.details("", "", "", causes));
    }

    public static ApiFailure invalid(String group, String kind, String name, List<Cause> causes) {
        String shown = causes.stream().map(c -> c.field() + ": " + c.message()).collect(Collectors.joining(", "));
        String qualified = group.isEmpty() ? kind : kind + "." + group;
        String message =
                "%s \"%s\" is invalid: %s".formatted(qualified, name, causes.size() == 1 ? shown : "[" + shown + "]");
        return new ApiFailure(422, "Invalid", message, ApiFailure.details(name, group, kind, causes));
    }

    public static ApiFailure forbidden(GroupResource resource, String name, String why) {
        return forbidden(resource, name, why, List.of());
    }

    public static ApiFailure forbidden(GroupResource resource, String name, String why, List<Cause> causes) {
        String subject = name.isEmpty() ? resource.qualified() : resource.qualified() + " \"" + name + "\"";
        return new ApiFailure(
                403,
                "Forbidden",
                subject + " is forbidden: " + why,
                ApiFailure.details(name, resource.group(), resource.resource(), causes));
    }

    public static ApiFailure forbiddenPath(String why) {
        return new ApiFailure(403, "Forbidden", "forbidden: " + why, ApiFailure.details("", "", "", List.of()));
    }

    public static ApiFailure badRequest(String message) {
        return new ApiFailure(400, "BadRequest", message, null);
    }

    public static ApiFailure unsupportedMediaType(String message) {
        return new ApiFailure(415, "UnsupportedMediaType", message, null);
    }

    /** A JSON patch whose test fails or whose path leads nowhere. */
    public static ApiFailure unprocessablePatch() {
        String message = "the server rejected our request due to an error in our request";
        return new ApiFailure(422, "Invalid", message, ApiFailure.details("", "", "", List.of()));
    }

    public static ApiFailure tooLarge() {
        String message = "Request entity too large: limit is 3145728";
        return new ApiFailure(413, "RequestEntityTooLarge", message, null);
    }

    public static ApiFailure expired(String message) {
        return new ApiFailure(410, "Expired", message, null);
    }

    public static ApiFailure expiredContinue(String inconsistentToken) {
        return expired("The provided continue parameter is too old to display a consistent list result. You can start"
                        + " a new list without the continue parameter, or use the continue token in this response to"
                        + " retrieve the remainder of the results. Continuing with the provided token results in an"
                        + " inconsistent list - objects that were created, modified, or deleted between the time the"
                        + " first chunk was returned and now may show up in the list.")
                .continuingWith(inconsistentToken);
    }

    public static ApiFailure versionTooLarge(long wanted, long present) {
        var details = ApiFailure.details("", "", "", List.of());
        details.putArray("causes")
                .addObject()
                .put("reason", "ResourceVersionTooLarge")
                .put("message", "Too large resource version");
        details.put("retryAfterSeconds", 1);
        String message = "Timeout: Too large resource version: %d, current: %d".formatted(wanted, present);
        return new ApiFailure(504, "Timeout", message, details);
    }

    /** What kube-apiserver answers where it has no better word; such a Status has no reason. */
    public static ApiFailure internal(String message) {
        return new ApiFailure(500, null, message, null);
    }

    private static ApiFailure about(int code, String reason, GroupResource resource, String name, String message) {
        return new ApiFailure(
                code, reason, message, ApiFailure.details(name, resource.group(), resource.resource(), List.of()));
    }
}
