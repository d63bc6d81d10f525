package dev.granary.discovery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {

    /** {@code LabelSelectorIT} asks a real API server for the same cases. */
    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvFileSource(
            resources = "/selectors.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true)
    void matchesLikeKubernetes(String selector, String labels, boolean matches) {
        LabelSelector read = LabelSelector.stored(selector);

        assertThat(read.matches(labels(labels))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/selectors-refused.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true)
    void saysWhereASelectorIsWrong(String selector, String problem) {
        assertThat(LabelSelector.read(selector))
                .isInstanceOfSatisfying(
                        LabelSelector.Invalid.class,
                        invalid -> assertThat(invalid.problem()).startsWith(problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void refusesAnEmptySelectorBecauseItSelectsEverything(String selector) {
        assertThat(LabelSelector.read(selector)).isInstanceOf(LabelSelector.Invalid.class);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        if (text != null) {
            Arrays.stream(text.split(","))
                    .map(pair -> pair.split("=", 2))
                    .forEach(pair -> labels.put(pair[0], pair[1]));
        }
        return labels;
    }
}
