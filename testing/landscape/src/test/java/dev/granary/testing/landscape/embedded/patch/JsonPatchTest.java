package dev.granary.testing.landscape.embedded.patch;

import static dev.granary.testing.landscape.embedded.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPatchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1}          | [{op: add, path: /b, value: 2}]                     | {a: 1, b: 2}",
                "{a: [1, 3]}     | [{op: add, path: /a/1, value: 2}]                   | {a: [1, 2, 3]}",
                "{a: [1]}        | [{op: add, path: /a/-, value: 2}]                   | {a: [1, 2]}",
                "{a: 1, b: 2}    | [{op: remove, path: /a}]                            | {b: 2}",
                "{a: [1, 2]}     | [{op: remove, path: /a/0}]                          | {a: [2]}",
                "{a: 1}          | [{op: replace, path: /a, value: 2}]                 | {a: 2}",
                "{a: 1}          | [{op: replace, path: /b, value: 2}]                 | {a: 1, b: 2}",
                "{a: {x: 1}}     | [{op: move, from: /a/x, path: /b}]                  | {a: {}, b: 1}",
                "{a: {x: 1}}     | [{op: copy, from: /a, path: /b}]                    | {a: {x: 1}, b: {x: 1}}",
                "{'a/b': 1}      | [{op: remove, path: /a~1b}]                         | {}",
                "{a: 1}          | [{op: test, path: /a, value: 1}]                    | {a: 1}",
                "{a: 1}          | []                                                  | {a: 1}",
                "{a: 1}          | [{op: add, path: '', value: {b: 2}}]                | {b: 2}"
            })
    void runsOperations(String target, String patch, String result) {
        assertThat(JsonPatch.apply(tree(target), tree(patch))).isEqualTo(tree(result));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{op: test, path: /a, value: [2]}]",
                "[{op: remove, path: /x}]",
                "[{op: remove, path: /a/5}]",
                "[{op: add, path: /a/5, value: 1}]",
                "[{op: replace, path: /a/5, value: 1}]",
                "[{op: add, path: /x/y, value: 1}]",
                "[{op: add, path: /b}]",
                "[{op: move, from: /x, path: /y}]",
                "[{op: rename, path: /a}]",
                "[{op: add, path: nopointer, value: 1}]",
                "{op: remove, path: /a}"
            })
    void refusesWhatDoesNotFit(String patch) {
        assertThatThrownBy(() -> JsonPatch.apply(tree("{a: [1]}"), tree(patch)))
                .isInstanceOf(InvalidPatchException.class);
    }
}
