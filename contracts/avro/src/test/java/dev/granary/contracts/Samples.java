package dev.granary.contracts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** A record of any type whose values follow from the names of its fields, so that they never change by themselves. */
enum Samples {
    /** Every optional value is there, every collection has an entry. */
    FULL,
    /** No optional value, no entry. */
    SPARSE;

    private static final ContractData DATA = new ContractData(Samples.class.getClassLoader());
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    static Stream<SpecificRecordBase> allOf(Class<? extends SpecificRecordBase> type) {
        return Stream.of(values()).map(sample -> sample.of(type));
    }

    static Stream<SpecificRecordBase> all() {
        return Topics.allRecords().stream().flatMap(Samples::allOf);
    }

    SpecificRecordBase of(Class<? extends SpecificRecordBase> type) {
        return record(DATA.getSchema(type));
    }

    private SpecificRecordBase record(Schema schema) {
        var record = (SpecificRecordBase) SpecificData.newInstance(DATA.getClass(schema), schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.name(), field.schema()));
        }
        return record;
    }

    @SuppressWarnings("NullAway") // null is the sparse value of an optional field
    private Object value(String name, Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ENUM -> DATA.createEnum(schema.getEnumSymbols().getLast(), schema);
            case UNION -> this == FULL ? value(name, schema.getTypes().getLast()) : null;
            case ARRAY -> this == FULL ? List.of(value(name, schema.getElementType())) : List.of();
            case MAP -> this == FULL ? Map.of(name, value(name, schema.getValueType())) : Map.of();
            case STRING -> schema.getLogicalType() == null ? "the " + name + " \u00fc" : uuid(name);
            case LONG -> schema.getLogicalType() == null ? 1_000_000_000_000L + name.length() : time(name);
            case INT -> name.length();
            case BOOLEAN -> this == FULL;
            default -> throw new IllegalArgumentException("no sample of " + schema);
        };
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Instant time(String name) {
        return NOON.plus(Duration.ofMillis(name.length()));
    }
}
