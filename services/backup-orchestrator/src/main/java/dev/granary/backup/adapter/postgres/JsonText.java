package dev.granary.backup.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** Values that are written and read whole, and never searched, as one JSON text. */
final class JsonText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonText() {}

    static @Nullable String write(@Nullable Object value) {
        try {
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("records of texts and numbers can be written", impossible);
        }
    }

    static <T> @Nullable T read(@Nullable String text, TypeReference<T> type) {
        try {
            return text == null ? null : JSON.readValue(text, type);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a column cannot be read as " + type.getType(), corrupt);
        }
    }
}
