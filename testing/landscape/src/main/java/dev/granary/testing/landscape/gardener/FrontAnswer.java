package dev.granary.testing.landscape.gardener;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.testing.landscape.gardener.Upstream.Reply;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * An answer of the front.
 *
 * @param warnings texts of {@code Warning: 299} headers
 */
record FrontAnswer(int status, String contentType, Buffer body, List<String> warnings) {

    static FrontAnswer of(KubeStatus refusal) {
        return json(refusal.code(), refusal.json(), List.of());
    }

    static FrontAnswer of(Reply reply) {
        return new FrontAnswer(reply.status(), reply.contentType(), reply.body(), List.of());
    }

    static FrontAnswer gardenUnreachable() {
        var text = Buffer.buffer("error trying to reach service: connection refused\n");
        return new FrontAnswer(503, "text/plain; charset=utf-8", text, List.of());
    }

    static FrontAnswer json(int status, JsonNode body, List<String> warnings) {
        return new FrontAnswer(status, "application/json", Json.buffer(body), warnings);
    }
}
