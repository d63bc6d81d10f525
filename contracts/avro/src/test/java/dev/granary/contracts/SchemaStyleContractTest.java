package dev.granary.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaStyleContractTest {
    static Stream<Schema> types() {
        Map<String, Schema> byName = History.current()
                .flatMap(Compatibility::namedTypes)
                .collect(Collectors.toMap(Schema::getFullName, Function.identity(), (a, b) -> a));
        return byName.values().stream();
    }

    static Stream<Schema> records() {
        return types().filter(type -> type.getType() == Schema.Type.RECORD);
    }

    static Stream<Schema> enums() {
        return types().filter(type -> type.getType() == Schema.Type.ENUM);
    }

    @ParameterizedTest
    @MethodSource("types")
    void liesInAFileOfItsOwn(Schema type) {
        var context = type.getNamespace().replace("dev.granary.contracts.", "").replace('.', '/');

        assertThat(type.getNamespace()).matches("dev\\.granary\\.contracts\\.[a-z]+\\.v[0-9]+");
        assertThat(Files.exists(Path.of("src/main/avro", context, type.getName() + ".avsc")))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("types")
    void saysWhatItIs(Schema type) {
        assertThat(type.getDoc()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("records")
    void saysWhatEachFieldMeans(Schema record) {
        assertThat(record.getFields())
                .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank())
                .filteredOn(field -> field.schema().isNullable())
                .allSatisfy(field -> assertThat(field.doc()).as(field.name()).containsIgnoringCase("null"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void namesAndTypesOfFieldsGoTogether(Schema record) {
        assertThat(record.getFields()).allSatisfy(field -> {
            var type = present(field.schema());
            var logical =
                    type.getLogicalType() == null ? "" : type.getLogicalType().getName();
            if (field.name().endsWith("At") || field.name().equals("deadline")) {
                assertThat(logical).as(field.name()).isEqualTo("timestamp-millis");
            }
            if (field.name().endsWith("Id") || field.name().endsWith("Uid")) {
                assertThat(logical).as(field.name()).isEqualTo("uuid");
            }
            if (field.name().endsWith("Bytes")) {
                assertThat(type.getType()).as(field.name()).isEqualTo(Schema.Type.LONG);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("records")
    void anOptionalFieldIsNullUnlessItIsSet(Schema record) {
        assertThat(record.getFields())
                .filteredOn(field -> field.schema().isNullable())
                .allSatisfy(field -> {
                    assertThat(field.schema().getTypes().getFirst().getType()).isEqualTo(Schema.Type.NULL);
                    assertThat(field.hasDefaultValue()).isTrue();
                });
    }

    @ParameterizedTest
    @MethodSource("enums")
    void anEnumFallsBackToUnknown(Schema type) {
        assertThat(type.getEnumSymbols().getFirst()).isEqualTo("UNKNOWN");
        assertThat(type.getEnumDefault()).isEqualTo("UNKNOWN");
    }

    private static Schema present(Schema schema) {
        return schema.isUnion() ? schema.getTypes().getLast() : schema;
    }
}
