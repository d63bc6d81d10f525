package dev.granary.testing.landscape.gardener;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The body of a call to {@code adminkubeconfig}: decoded as gardener-apiserver decodes it, or refused as it refuses it. */
sealed interface KubeconfigRequest {

    String API_VERSION = "authentication.gardener.cloud/v1alpha1";
    String GROUP = "authentication.gardener.cloud";
    String KIND = "AdminKubeconfigRequest";
    long DEFAULT_SECONDS = 3600;

    /**
     * Understood.
     *
     * @param expirationSeconds as asked, not checked yet
     * @param warnings one for each unknown field
     */
    record Decoded(long expirationSeconds, List<String> warnings) implements KubeconfigRequest {}

    record Refused(KubeStatus status) implements KubeconfigRequest {}

    YAMLMapper YAML = new YAMLMapper();
    Set<String> ENVELOPE = Set.of("apiVersion", "kind", "metadata", "spec", "status");

    static KubeconfigRequest decode(FrontRequest request) {
        var type = request.header("content-type").split(";", 2)[0].strip();
        try {
            return switch (type) {
                case "", "application/json" ->
                    decode(Json.MAPPER.readTree(request.body().getBytes()));
                case "application/yaml" -> decode(YAML.readTree(request.body().getBytes()));
                default -> unknownFormat();
            };
        } catch (JsonProcessingException malformed) {
            return bad("couldn't get version/kind; json parse error: " + malformed.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KubeconfigRequest decode(JsonNode body) {
        if (!(body instanceof ObjectNode)) {
            return bad("the object provided is unrecognized (must be of type " + KIND + ")");
        }
        if (!pinned(body, "kind", KIND) || !pinned(body, "apiVersion", API_VERSION)) {
            return bad("the object provided is unrecognized (must be of type " + KIND + "): " + body.path("apiVersion")
                    + ", Kind=" + body.path("kind"));
        }
        var seconds = body.at("/spec/expirationSeconds");
        boolean absent = seconds.isMissingNode() || seconds.isNull();
        if (wrongSpec(body.path("spec")) || !(absent || isLong(seconds))) {
            return bad(KIND + " in version \"v1alpha1\" cannot be handled as a " + KIND
                    + ": json: cannot unmarshal into Go struct field .spec.expirationSeconds of type int64");
        }
        return new Decoded(absent ? DEFAULT_SECONDS : seconds.asLong(), unknownFields(body));
    }

    private static boolean isLong(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong();
    }

    /** The endpoint knows its kind, so a body may leave it out. */
    private static boolean pinned(JsonNode body, String field, String value) {
        return body.path(field).isMissingNode() || body.path(field).asText().equals(value);
    }

    private static boolean wrongSpec(JsonNode spec) {
        return !(spec.isMissingNode() || spec.isNull() || spec.isObject());
    }

    private static List<String> unknownFields(JsonNode body) {
        var warnings = new ArrayList<String>();
        body.fieldNames().forEachRemaining(field -> {
            if (!ENVELOPE.contains(field)) {
                warnings.add("unknown field \"" + field + "\"");
            }
        });
        body.path("spec").fieldNames().forEachRemaining(field -> {
            if (!field.equals("expirationSeconds")) {
                warnings.add("unknown field \"spec." + field + "\"");
            }
        });
        return warnings;
    }

    private static Refused bad(String message) {
        return new Refused(KubeStatus.badRequest(message));
    }

    private static Refused unknownFormat() {
        return new Refused(KubeStatus.of(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: application/json,"
                        + " application/yaml, application/vnd.kubernetes.protobuf"));
    }
}
