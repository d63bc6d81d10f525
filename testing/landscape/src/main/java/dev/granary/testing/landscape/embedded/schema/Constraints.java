package dev.granary.testing.landscape.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.status.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The keywords that restrict one value. */
final class Constraints {

    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)");

    private Constraints() {}

    static boolean hasRightType(JsonNode value, Schema schema) {
        if (value.isNull()) {
            return schema.keyword("nullable").asBoolean(false)
                    || schema.keyword("type").isMissingNode();
        }
        if (schema.keyword("x-kubernetes-int-or-string").asBoolean(false)) {
            return value.isIntegralNumber() || value.isTextual();
        }
        return switch (schema.keyword("type").asText("")) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual() && hasRightFormat(value.asText(), schema);
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> true;
        };
    }

    private static boolean hasRightFormat(String text, Schema schema) {
        return !schema.keyword("format").asText("").equals("date-time")
                || DATE_TIME.matcher(text).matches();
    }

    static Cause wrongType(JsonNode value, Schema schema, String path) {
        if (value.isTextual() && schema.keyword("format").asText("").equals("date-time")) {
            String shown = value.toString();
            return Cause.typeInvalid(path, shown, path + " in body must be of type date-time: " + shown);
        }
        String found = "\"" + nameOf(value) + "\"";
        String wanted = schema.keyword("type").asText("integer or string");
        return Cause.typeInvalid(path, found, path + " in body must be of type " + wanted + ": " + found);
    }

    static List<Cause> check(JsonNode value, Schema schema, String path) {
        List<Cause> causes = new ArrayList<>();
        checkEnum(value, schema, path, causes);
        if (value.isNumber()) {
            checkBounds(value, schema, path, causes);
        }
        if (value.isTextual()) {
            checkText(value.asText(), schema, path, causes);
        }
        if (value instanceof ArrayNode items) {
            Duplicates.check(items, schema, path, causes);
            checkSize(value.size(), schema, "minItems", "maxItems", "items", path, causes);
        }
        if (value.isObject()) {
            checkSize(value.size(), schema, "minProperties", "maxProperties", "properties", path, causes);
        }
        return causes;
    }

    private static void checkEnum(JsonNode value, Schema schema, String path, List<Cause> causes) {
        JsonNode allowed = schema.keyword("enum");
        if (allowed.isMissingNode()
                || StreamSupport.stream(allowed.spliterator(), false).anyMatch(a -> Json.same(a, value))) {
            return;
        }
        String supported = StreamSupport.stream(allowed.spliterator(), false)
                .map(JsonNode::toString)
                .collect(Collectors.joining(", "));
        causes.add(Cause.unsupported(path, value.toString(), supported));
    }

    private static void checkBounds(JsonNode value, Schema schema, String path, List<Cause> causes) {
        JsonNode minimum = schema.keyword("minimum");
        JsonNode maximum = schema.keyword("maximum");
        if (minimum.isNumber() && value.decimalValue().compareTo(minimum.decimalValue()) < 0) {
            causes.add(invalid(value, path, "should be greater than or equal to " + minimum));
        }
        if (maximum.isNumber() && value.decimalValue().compareTo(maximum.decimalValue()) > 0) {
            causes.add(invalid(value, path, "should be less than or equal to " + maximum));
        }
    }

    private static void checkText(String value, Schema schema, String path, List<Cause> causes) {
        int length = value.codePointCount(0, value.length());
        JsonNode minimum = schema.keyword("minLength");
        JsonNode maximum = schema.keyword("maxLength");
        JsonNode pattern = schema.keyword("pattern");
        String shown = "\"" + value + "\"";
        if (minimum.isNumber() && length < minimum.asInt()) {
            causes.add(Cause.invalid(path, shown, path + " in body should be at least " + minimum + " chars long"));
        }
        if (maximum.isNumber() && length > maximum.asInt()) {
            causes.add(new Cause(
                    "FieldValueTooLong", "Too long: may not be more than " + maximum.asInt() + " bytes", path));
            return;
        }
        if (pattern.isTextual()
                && !Pattern.compile(pattern.asText()).matcher(value).find()) {
            causes.add(Cause.invalid(path, shown, path + " in body should match '" + pattern.asText() + "'"));
        }
    }

    private static void checkSize(
            int size, Schema schema, String least, String most, String what, String path, List<Cause> causes) {
        JsonNode minimum = schema.keyword(least);
        JsonNode maximum = schema.keyword(most);
        if (minimum.isNumber() && size < minimum.asInt()) {
            causes.add(Cause.invalid(
                    path, String.valueOf(size), path + " in body should have at least " + minimum + " " + what));
        }
        if (maximum.isNumber() && size > maximum.asInt()) {
            causes.add(new Cause(
                    "FieldValueTooMany",
                    "Too many: " + size + ": must have at most " + maximum.asInt() + " " + what,
                    path));
        }
    }

    private static Cause invalid(JsonNode value, String path, String why) {
        return Cause.invalid(path, value.toString(), path + " in body " + why);
    }

    static String goName(JsonNode value) {
        return value.isNumber() ? "number" : value.isBoolean() ? "bool" : nameOf(value);
    }

    private static String nameOf(JsonNode value) {
        return value.isIntegralNumber() ? "integer" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
