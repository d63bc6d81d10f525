package dev.granary.testing.landscape.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a built-in object can be decoded at all: a number where a string belongs fails the whole request. */
public final class TypeCheck {

    private static final Pattern BASE64 = Pattern.compile("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");

    private TypeCheck() {}

    /** What is wrong with the first value of a wrong type, in the words of Go's JSON decoder. */
    public static Optional<String> firstFault(JsonNode value, Schema schema, String path) {
        if (!value.isNull() && !Constraints.hasRightType(value, schema)) {
            return Optional.of("json: cannot unmarshal " + Constraints.goName(value) + " into Go struct field " + path
                    + " of type " + schema.keyword("type").asText("string"));
        }
        if (schema.keyword("format").asText("").equals("byte")
                && !BASE64.matcher(value.asText()).matches()) {
            return Optional.of("illegal base64 data");
        }
        if (value instanceof ObjectNode object) {
            return firstFieldFault(object, schema, path);
        }
        for (JsonNode item : value) {
            Optional<String> fault = firstFault(item, schema.items(), path);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> firstFieldFault(ObjectNode object, Schema schema, String path) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String fieldPath = schema.isMap() ? path : path + "." + entry.getKey();
            Optional<String> fault =
                    schema.field(entry.getKey()).flatMap(s -> firstFault(entry.getValue(), s, fieldPath));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }
}
