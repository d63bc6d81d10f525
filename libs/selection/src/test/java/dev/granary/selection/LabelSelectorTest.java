package dev.granary.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real API server is asked for the same cases by {@code LabelSelectorIT} of discovery-service. */
class LabelSelectorTest {

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvFileSource(
            resources = "selectors.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true)
    void matchesAsKubernetesDoes(String selector, @Nullable String labels, boolean matches) {
        LabelSelector read = LabelSelector.stored(selector);

        assertThat(read.matches(labels(labels))).isEqualTo(matches);
        assertThat(read.text()).isEqualTo(selector);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "selectors-refused.csv",
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
    @ValueSource(strings = {"", "   ", "\t\n"})
    void refusesAnEmptyTextWhichWouldBeEverything(String text) {
        assertThat(LabelSelector.read(text)).isInstanceOf(LabelSelector.Invalid.class);
    }

    @Test
    void everythingMatchesEverything() {
        assertThat(LabelSelector.EVERYTHING.matches(Map.of())).isTrue();
        assertThat(LabelSelector.EVERYTHING.isEverything()).isTrue();
    }

    private static Map<String, String> labels(@Nullable String text) {
        Map<String, String> labels = new HashMap<>();
        if (text != null) {
            Arrays.stream(text.split(","))
                    .map(pair -> pair.split("=", 2))
                    .forEach(pair -> labels.put(pair[0], pair[1]));
        }
        return labels;
    }
}
