package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.auth.ServiceAccountTokens;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.status.Cause;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** POST to {@code serviceaccounts/<name>/token}: the TokenRequest API. */
public final class IssueToken {

    private static final String GROUP = "authentication.k8s.io";
    private static final String KIND = "TokenRequest";
    private static final long DEFAULT_SECONDS = 3600;
    private static final long SHORTEST_SECONDS = 600;
    private static final long LONGEST_SECONDS = 1L << 32;

    private final ObjectStore store;
    private final ServiceAccountTokens tokens;
    private final Clock clock;

    public IssueToken(ObjectStore store, ServiceAccountTokens tokens, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.clock = clock;
    }

    public Reply issue(Call call) {
        ObjectNode request = call.body().object(KIND, GROUP + "/v1", GROUP, false);
        JsonNode spec = request.path("spec");
        long seconds = seconds(spec);
        Stored account = store.find(ServiceAccountTokens.ACCOUNTS, call.key())
                .orElseThrow(() -> Failures.notFound(ServiceAccountTokens.ACCOUNTS, call.name()));
        List<String> audiences = audiences(spec);
        Instant expiry = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds);
        String token = tokens.mint(account, audiences, expiry, bound(call, spec));
        return Reply.json(201, answer(call, account, audiences, seconds, expiry, token));
    }

    private static long seconds(JsonNode spec) {
        long seconds = spec.path("expirationSeconds").asLong(DEFAULT_SECONDS);
        if (seconds < SHORTEST_SECONDS) {
            throw invalidExpiration(seconds, "may not specify a duration less than 10 minutes");
        }
        if (seconds > LONGEST_SECONDS) {
            throw invalidExpiration(seconds, "may not specify a duration larger than 2^32 seconds");
        }
        return seconds;
    }

    private List<String> audiences(JsonNode spec) {
        List<String> audiences = new ArrayList<>();
        spec.path("audiences").forEach(a -> audiences.add(a.asText()));
        return audiences.isEmpty() ? List.of(tokens.issuer()) : audiences;
    }

    private Optional<Stored> bound(Call call, JsonNode spec) {
        JsonNode reference = spec.path("boundObjectRef");
        if (!reference.isObject()) {
            return Optional.empty();
        }
        if (!reference.path("kind").asText("").equals("Pod")) {
            throw Failures.badRequest(
                    "cannot bind token for serviceaccount \"" + call.name() + "\" to object of this type");
        }
        GroupResource pods = new GroupResource("", "pods");
        String name = reference.path("name").asText("");
        Stored pod = store.find(pods, new ObjectKey(call.namespace(), name))
                .orElseThrow(() -> Failures.notFound(pods, name));
        String uid = reference.path("uid").asText(pod.uid());
        if (!uid.equals(pod.uid())) {
            throw Failures.conflict(
                    pods,
                    name,
                    "the UID in the bound object reference (" + uid
                            + ") does not match the UID in record. The object might have been deleted and then recreated");
        }
        return Optional.of(pod);
    }

    private static ObjectNode answer(
            Call call, Stored account, List<String> audiences, long seconds, Instant expiry, String token) {
        ObjectNode answer = Json.object().put("kind", KIND).put("apiVersion", GROUP + "/v1");
        answer.putObject("metadata")
                .put("name", call.name())
                .put("namespace", call.namespace())
                .put("uid", account.uid());
        ObjectNode spec = answer.putObject("spec");
        ArrayNode array = spec.putArray("audiences");
        audiences.forEach(array::add);
        spec.put("expirationSeconds", seconds).putNull("boundObjectRef");
        answer.putObject("status").put("token", token).put("expirationTimestamp", expiry.toString());
        return answer;
    }

    private static RuntimeException invalidExpiration(long seconds, String why) {
        Cause cause = Cause.invalid("spec.expirationSeconds", Long.toString(seconds), why);
        return Failures.invalid(GROUP, KIND, "", List.of(cause));
    }
}
