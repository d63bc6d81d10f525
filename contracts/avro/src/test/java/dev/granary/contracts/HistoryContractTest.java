package dev.granary.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryContractTest {
    static Stream<Schema> current() {
        return History.current();
    }

    static Stream<Path> frozen() {
        return History.files().stream();
    }

    @ParameterizedTest
    @MethodSource("current")
    void everyCurrentSchemaIsFrozen(Schema schema) {
        var file = History.fileOf(schema);

        FrozenFiles.addIfMissing(History.FOLDER.resolve(file), History.frozenText(schema));

        assertThat(History.meaning(History.parse(file)))
                .as("the fingerprint stayed, yet a logical type or default of %s changed", schema.getFullName())
                .isEqualTo(History.meaning(schema));
    }

    @ParameterizedTest
    @MethodSource("frozen")
    void noFrozenSchemaWasEdited(Path file) {
        assertThat(History.fileOf(History.parse(file))).isEqualTo(file);
    }

    @ParameterizedTest
    @MethodSource("frozen")
    void noReleasedRecordIsGone(Path file) {
        assertThat(History.current().map(Schema::getFullName))
                .contains(History.parse(file).getFullName());
    }

    @Test
    void theIndexNamesEveryFrozenSchema() {
        var lines = Stream.concat(History.files().stream(), History.current().map(History::fileOf))
                .map(path -> path + "\n")
                .sorted()
                .distinct()
                .collect(Collectors.joining());

        FrozenFiles.keepEqual(History.FOLDER.resolve("index"), lines);
    }

    @Test
    void namesEveryDescribedRecordThatIsNoPartOfAnother() {
        var described = FrozenFiles.below(Path.of("src/main/avro"), ".avsc").stream()
                .map(file -> file.getFileName().toString().replace(".avsc", ""))
                .collect(Collectors.toSet());
        var reachable = History.current().flatMap(Compatibility::namedTypes).map(Schema::getName);

        assertThat(reachable.collect(Collectors.toSet())).isEqualTo(described);
    }
}
