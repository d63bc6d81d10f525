package dev.granary.discovery.adapter.postgres;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.AttributeConverter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Labels as a JSON object. */
class LabelsColumn implements AttributeConverter<Map<String, String>, String> {

    @Override
    public String convertToDatabaseColumn(Map<String, String> labels) {
        return new JsonObject(new TreeMap<>(labels)).encode();
    }

    @Override
    public Map<String, String> convertToEntityAttribute(String column) {
        return new JsonObject(column)
                .stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> (String) entry.getValue()));
    }
}
