package dev.granary.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindPatternTest {

    @ParameterizedTest
    @CsvFileSource(resources = "kinds.csv", delimiter = '|', numLinesToSkip = 1)
    void matchesAKindByItsNames(String pattern, String resource, String kind, boolean matches) {
        int dot = resource.indexOf('.');
        Kind name = dot < 0
                ? new Kind("", resource, kind)
                : new Kind(resource.substring(dot + 1), resource.substring(0, dot), kind);

        assertThat(KindPattern.read(pattern))
                .hasValueSatisfying(read -> assertThat(read.matches(name)).isEqualTo(matches));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "*", "*.", "a b", "Deployment/web", ".apps", "deployments.", "1st", "pod,service", "..."})
    void refusesWhatIsNotWrittenLikeAKind(String text) {
        assertThat(KindPattern.read(text)).isEmpty();
    }

    private record Kind(String group, String resource, String kind) implements SelectableKind {}
}
