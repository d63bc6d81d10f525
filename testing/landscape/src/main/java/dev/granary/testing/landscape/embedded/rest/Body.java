package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.status.ApiFailure;
import dev.granary.testing.landscape.embedded.status.Cause;
import dev.granary.testing.landscape.embedded.status.Failures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a request carries. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Body(String contentType, byte[] bytes) {

    public static final String APPLY = "application/apply-patch+yaml";

    /** The media type without parameters. */
    public String mediaType() {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).trim();
    }

    public boolean isPatch() {
        return mediaType().contains("patch");
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** An object of the wanted kind; for built-in kinds kind and apiVersion may be absent. */
    public ObjectNode object(ResourceDefinition definition) {
        return object(definition.kind(), definition.apiVersion(), definition.group(), definition.custom());
    }

    public ObjectNode object(String kind, String apiVersion, String group, boolean custom) {
        if (!(read(kind) instanceof ObjectNode object)) {
            throw unrecognized(kind, "json parse error: not an object");
        }
        String givenKind = object.path("kind").asText("");
        String givenVersion = object.path("apiVersion").asText("");
        if (custom) {
            checkCustom(object, kind, apiVersion, group);
        } else if (!givenKind.isEmpty() && !givenKind.equals(kind)) {
            throw unhandled(givenKind, givenVersion, kind, "converting (%s) to (%s): unknown conversion");
        } else if (!givenVersion.isEmpty() && !givenVersion.equals(apiVersion)) {
            throw unhandled(
                    kind,
                    givenVersion,
                    kind,
                    "no kind \"%s\" is registered for version \"" + givenVersion
                            + "\" in scheme \"pkg/runtime/scheme.go\"");
        }
        return object.put("kind", kind).put("apiVersion", apiVersion);
    }

    /** JSON or YAML, whatever it holds. */
    public JsonNode read(String kind) {
        String type = mediaType();
        try {
            return switch (type) {
                case "", "application/json", "*/*" -> parseJson(kind);
                case "application/yaml" -> Json.parseYaml(bytes);
                default ->
                    throw Failures.unsupportedMediaType("the body of the request was in an unknown format - accepted"
                            + " media types include: application/json, application/yaml");
            };
        } catch (IOException e) {
            throw unrecognized(kind, "json parse error");
        }
    }

    private JsonNode parseJson(String kind) throws IOException {
        if (bytes.length == 0) {
            throw unrecognized(kind, "json parse error: unexpected end of JSON input (<empty>)");
        }
        return Json.parse(bytes);
    }

    private void checkCustom(ObjectNode object, String kind, String apiVersion, String group) {
        if (!object.hasNonNull("kind")) {
            String shown = new String(bytes, StandardCharsets.UTF_8);
            throw Failures.badRequest("the object provided is unrecognized (must be of type " + kind
                    + "): Object 'Kind' is missing in '" + shown + "'");
        }
        String givenVersion = object.path("apiVersion").asText("");
        if (!givenVersion.equals(apiVersion)) {
            throw Failures.badRequest("the API version in the data (" + givenVersion
                    + ") does not match the expected API version (" + apiVersion + ")");
        }
        String givenKind = object.path("kind").asText("");
        if (!givenKind.equals(kind)) {
            Cause cause = Cause.invalid("kind", "\"" + givenKind + "\"", "must be " + kind);
            throw Failures.invalid(group, givenKind, Meta.of(object).name(), List.of(cause));
        }
    }

    private static ApiFailure unhandled(String givenKind, String givenVersion, String kind, String why) {
        String version = givenVersion.substring(givenVersion.indexOf('/') + 1);
        return Failures.badRequest(givenKind + " in version \"" + version + "\" cannot be handled as a " + kind + ": "
                + why.formatted(givenKind, kind));
    }

    private static ApiFailure unrecognized(String kind, String why) {
        return Failures.badRequest("the object provided is unrecognized (must be of type " + kind
                + "): couldn't get version/kind; " + why);
    }
}
