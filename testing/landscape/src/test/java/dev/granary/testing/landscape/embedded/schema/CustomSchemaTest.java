package dev.granary.testing.landscape.embedded.schema;

import static dev.granary.testing.landscape.embedded.Trees.object;
import static dev.granary.testing.landscape.embedded.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.status.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomSchemaTest {

    private static final Schema SCHEMA = CustomSchemas.of(tree("""
            type: object
            properties:
              spec:
                type: object
                required: [size]
                properties:
                  size: {type: integer, minimum: 1, maximum: 9}
                  name: {type: string, pattern: '^[a-z]+$', maxLength: 5}
                  mode: {type: string, enum: [A, B], default: A}
                  when: {type: string, format: date-time}
                  port: {x-kubernetes-int-or-string: true}
                  note: {type: string, nullable: true}
                  names: {type: array, x-kubernetes-list-type: set, items: {type: string}}
                  items: {type: array, maxItems: 2, items: {type: object, properties: {a: {type: boolean, default: true}}}}
                  open: {type: object, x-kubernetes-preserve-unknown-fields: true}
                  closed: {type: object}
            """));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{size: 0}                     | spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1",
                "{size: 10}                    | spec.size: Invalid value: 10: spec.size in body should be less than or equal to 9",
                "{size: x}                     | spec.size: Invalid value: \"string\": spec.size in body must be of type integer: \"string\"",
                "{size: null}                  | spec.size: Required value",
                "{}                            | spec.size: Required value",
                "{size: 1, name: ABC}          | spec.name: Invalid value: \"ABC\": spec.name in body should match '^[a-z]+$'",
                "{size: 1, name: abcdef}       | spec.name: Too long: may not be more than 5 bytes",
                "{size: 1, mode: C}            | spec.mode: Unsupported value: \"C\": supported values: \"A\", \"B\"",
                "{size: 1, when: soon}         | spec.when: Invalid value: \"soon\": spec.when in body must be of type date-time: \"soon\"",
                "{size: 1, port: true}         | spec.port: Invalid value: \"boolean\": spec.port in body must be of type integer or string: \"boolean\"",
                "{size: 1, names: [a, a]}      | spec.names[1]: Duplicate value: \"a\"",
                "{size: 1, items: [{}, {}, {}]}| spec.items: Too many: 3: must have at most 2 items"
            })
    void refuses(String spec, String cause) {
        assertThat(Validation.check(object("{spec: " + spec + "}"), SCHEMA))
                .extracting(CustomSchemaTest::show)
                .containsExactly(cause);
    }

    @Test
    void accepts() {
        ObjectNode fine = object(
                "{spec: {size: 1, note: null, port: 80, when: '2026-01-01T00:00:00Z', open: {x: [1]}, names: [a, b]}}");

        assertThat(Validation.check(fine, SCHEMA)).isEmpty();
    }

    @Test
    void prunesWhatIsNotDeclared() {
        ObjectNode object = object(
                "{top: 1, metadata: {name: a, odd: 1}, spec: {size: 1, typo: 1, open: {any: 1}, closed: {gone: 1}}}");

        assertThat(Decoding.clean(object, SCHEMA))
                .containsExactlyInAnyOrder("top", "metadata.odd", "spec.typo", "spec.closed.gone");
        assertThat(object).isEqualTo(tree("{metadata: {name: a}, spec: {size: 1, open: {any: 1}, closed: {}}}"));
    }

    @Test
    void fillsDefaultsWhereTheirParentIs() {
        ObjectNode object = object("{spec: {size: 1, items: [{}, {a: false}]}}");

        Defaulting.apply(object, SCHEMA);

        assertThat(object).isEqualTo(tree("{spec: {size: 1, mode: A, items: [{a: true}, {a: false}]}}"));
    }

    private static String show(Cause cause) {
        return cause.field() + ": " + cause.message();
    }
}
