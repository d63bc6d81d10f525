package dev.granary.contracts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * What stands between two versions of a record: Avro's own rules in both directions, and equal logical types, which Avro
 * does not look at although a time in other units is another value.
 */
final class Compatibility {
    private Compatibility() {}

    /** Empty when either version reads what the other wrote and understands the same. */
    static List<String> problems(Schema released, Schema current) {
        var problems = new ArrayList<String>();
        problems.addAll(unreadable(current, released, "the current version cannot read the released one"));
        problems.addAll(unreadable(released, current, "the released version cannot read the current one"));
        problems.addAll(changedLogicalTypes(released, current));
        return problems;
    }

    /** Records and enums in the schema, itself included. */
    static Stream<Schema> namedTypes(Schema schema) {
        var found = new LinkedHashMap<String, Schema>();
        collect(schema, found);
        return found.values().stream();
    }

    private static List<String> unreadable(Schema reader, Schema writer, String what) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        return result.getType() == SchemaCompatibilityType.COMPATIBLE
                ? List.of()
                : result.getResult().getIncompatibilities().stream()
                        .map(cause -> what + ": " + cause)
                        .toList();
    }

    private static List<String> changedLogicalTypes(Schema released, Schema current) {
        var after = logicalTypes(current);
        return logicalTypes(released).entrySet().stream()
                .filter(before -> after.containsKey(before.getKey()))
                .filter(before -> !Objects.equals(before.getValue(), after.get(before.getKey())))
                .map(before -> before.getKey() + " was " + before.getValue() + " and is " + after.get(before.getKey()))
                .toList();
    }

    /** Logical type of each field, "none" included, by record and field name. */
    private static Map<String, String> logicalTypes(Schema schema) {
        var types = new LinkedHashMap<String, String>();
        namedTypes(schema)
                .filter(named -> named.getType() == Schema.Type.RECORD)
                .forEach(record -> record.getFields()
                        .forEach(field ->
                                types.put(record.getName() + "." + field.name(), logicalType(field.schema()))));
        return types;
    }

    private static String logicalType(Schema schema) {
        return switch (schema.getType()) {
            case UNION ->
                schema.getTypes().stream()
                        .map(Compatibility::logicalType)
                        .toList()
                        .toString();
            case ARRAY -> logicalType(schema.getElementType());
            case MAP -> logicalType(schema.getValueType());
            default -> {
                LogicalType type = schema.getLogicalType();
                yield type == null ? "none" : type.getName();
            }
        };
    }

    private static void collect(Schema schema, Map<String, Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (found.put(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), found));
                }
            }
            case ENUM -> found.put(schema.getFullName(), schema);
            case UNION -> schema.getTypes().forEach(type -> collect(type, found));
            case ARRAY -> collect(schema.getElementType(), found);
            case MAP -> collect(schema.getValueType(), found);
            default -> {}
        }
    }
}
