package dev.granary.engine.protocol;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.granary.engine.manifest.Manifest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What a session blob holds. Its name is what matters; the content is for people. */
final class SessionJson {

    private static final JsonMapper JSON = new JsonMapper();

    private SessionJson() {}

    static byte[] write(Instant startedAt, String writtenBy) {
        return JSON.createObjectNode()
                .put("formatVersion", Manifest.FORMAT_VERSION)
                .put("startedAt", startedAt.toString())
                .put("writtenBy", writtenBy)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
