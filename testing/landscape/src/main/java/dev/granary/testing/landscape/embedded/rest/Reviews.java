package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.auth.ServiceAccountTokens;
import dev.granary.testing.landscape.embedded.auth.User;
import dev.granary.testing.landscape.embedded.auth.VerifiedToken;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.rbac.Attributes;
import dev.granary.testing.landscape.embedded.rbac.Authorizer;
import dev.granary.testing.landscape.embedded.status.Cause;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** POST to the kinds that are questions, not objects. */
public final class Reviews {

    private final Authorizer authorizer;
    private final ServiceAccountTokens tokens;
    private final Clock clock;

    public Reviews(Authorizer authorizer, ServiceAccountTokens tokens, Clock clock) {
        this.authorizer = authorizer;
        this.tokens = tokens;
        this.clock = clock;
    }

    public Reply review(Call call) {
        ObjectNode review = call.body().object(call.definition());
        Json.childObject(review, "metadata");
        ObjectNode status = review.putObject("status");
        switch (call.definition().kind()) {
            case "SelfSubjectReview" -> {
                Json.childObject(review, "metadata")
                        .put(
                                "creationTimestamp",
                                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
                status.set("userInfo", describe(call.user()));
            }
            case "SelfSubjectAccessReview" -> decide(call.user(), review.path("spec"), status);
            case "SubjectAccessReview", "LocalSubjectAccessReview" ->
                decide(subject(review.path("spec")), review.path("spec"), status);
            case "TokenReview" -> reviewToken(review.path("spec"), status);
            default -> throw Failures.methodNotAllowed();
        }
        return Reply.json(201, review);
    }

    private void decide(User user, JsonNode spec, ObjectNode status) {
        boolean allowed = authorizer.allows(user, wanted(spec));
        status.put("allowed", allowed);
    }

    private static Attributes wanted(JsonNode spec) {
        if (spec.has("nonResourceAttributes") == spec.has("resourceAttributes")) {
            Cause cause = Cause.invalid(
                    "spec.resourceAttributes",
                    "null",
                    "exactly one of nonResourceAttributes or resourceAttributes must be specified");
            throw Failures.invalid("authorization.k8s.io", "", "", List.of(cause));
        }
        JsonNode path = spec.path("nonResourceAttributes");
        if (path.isObject()) {
            return new Attributes.OnPath(
                    path.path("verb").asText(""), path.path("path").asText(""));
        }
        JsonNode resource = spec.path("resourceAttributes");
        return new Attributes.OnResource(
                resource.path("verb").asText(""),
                new GroupResource(
                        resource.path("group").asText(""),
                        resource.path("resource").asText("")),
                resource.path("subresource").asText(""),
                resource.path("namespace").asText(""),
                resource.path("name").asText(""));
    }

    private static User subject(JsonNode spec) {
        return new User(
                spec.path("user").asText(""), spec.path("uid").asText(""), texts(spec.path("groups")), Map.of());
    }

    private void reviewToken(JsonNode spec, ObjectNode status) {
        if (spec.path("token").asText("").isEmpty()) {
            throw Failures.badRequest("token is required for TokenReview in authentication");
        }
        List<String> asked = texts(spec.path("audiences"));
        List<String> wanted = asked.isEmpty() ? List.of(tokens.issuer()) : asked;
        Optional<VerifiedToken> verified = tokens.verify(spec.path("token").asText(""), wanted);
        if (verified.isEmpty()) {
            status.putObject("user");
            status.put("error", "invalid bearer token");
            return;
        }
        status.put("authenticated", true).set("user", describe(verified.get().user()));
        ArrayNode audiences = status.putArray("audiences");
        verified.get().audiences().forEach(audiences::add);
    }

    private static ObjectNode describe(User user) {
        ObjectNode result = Json.object().put("username", user.name());
        if (!user.uid().isEmpty()) {
            result.put("uid", user.uid());
        }
        ArrayNode groups = result.putArray("groups");
        user.groups().forEach(groups::add);
        user.extra().forEach((key, values) -> {
            ArrayNode array = Json.childObject(result, "extra").putArray(key);
            values.forEach(array::add);
        });
        return result;
    }

    private static List<String> texts(JsonNode array) {
        List<String> result = new ArrayList<>();
        array.forEach(t -> result.add(t.asText()));
        return result;
    }
}
