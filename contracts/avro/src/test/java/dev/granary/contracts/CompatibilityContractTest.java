package dev.granary.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CompatibilityContractTest {
    private static final String RELEASED = """
            {"type": "record", "name": "Thing", "namespace": "dev.granary.contracts.things.v1", "fields": [
              {"name": "thingId", "type": {"type": "string", "logicalType": "uuid"}},
              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "note", "type": ["null", "string"], "default": null},
              {"name": "sizeBytes", "type": "long"},
              {"name": "state", "type": {"type": "enum", "name": "ThingState",
                "symbols": ["UNKNOWN", "GOOD", "BAD"], "default": "UNKNOWN"}}]}""";

    static Stream<Path> frozen() {
        return History.files().stream();
    }

    @ParameterizedTest
    @MethodSource("frozen")
    void everyReleasedSchemaAndTheCurrentOneReadEachOther(Path file) {
        var released = History.parse(file);
        var current = History.current()
                .filter(schema -> schema.getFullName().equals(released.getFullName()))
                .findFirst()
                .orElseThrow();

        assertThat(Compatibility.problems(released, current)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a new field without a default | {\"name\": \"sizeBytes\" | {\"name\": \"new\", \"type\": \"int\"}, {\"name\": \"sizeBytes\"",
                "a required field that is gone | {\"name\": \"sizeBytes\", \"type\": \"long\"}, | ",
                "a renamed field | \"sizeBytes\" | \"storedBytes\"",
                "another type | \"sizeBytes\", \"type\": \"long\" | \"sizeBytes\", \"type\": \"string\"",
                "a wider type, which old readers cannot read | \"sizeBytes\", \"type\": \"long\" | \"sizeBytes\", \"type\": \"double\"",
                "another unit of time | timestamp-millis | timestamp-micros",
                "a time that is no time any more | , \"logicalType\": \"timestamp-millis\" | ",
                "an id that is no id any more | , \"logicalType\": \"uuid\" | ",
                "a field that may be null suddenly | \"sizeBytes\", \"type\": \"long\" | \"sizeBytes\", \"type\": [\"null\", \"long\"], \"default\": null",
                "another name | \"Thing\" | \"Item\""
            })
    void refusesABreakingChange(String change, String from, String to) {
        var changed = RELEASED.replace(from, to == null ? "" : to);
        assertThat(changed).isNotEqualTo(RELEASED);
        assertThat(Compatibility.problems(parse(RELEASED), parse(changed))).isNotEmpty();
    }

    @Test
    void allowsANewFieldWithADefaultAndANewSymbol() {
        var changed = RELEASED.replace(
                        "{\"name\": \"sizeBytes\"",
                        "{\"name\": \"files\", \"type\": \"long\", \"default\": 0}, {\"name\": \"sizeBytes\"")
                .replace("\"BAD\"", "\"BAD\", \"UGLY\"");

        assertThat(Compatibility.problems(parse(RELEASED), parse(changed))).isEmpty();
    }

    private static Schema parse(String schema) {
        return new Schema.Parser().parse(schema);
    }
}
