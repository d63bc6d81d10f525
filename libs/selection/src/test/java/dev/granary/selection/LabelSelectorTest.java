package dev.granary.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {

    @ParameterizedTest
    @CsvFileSource(resources = "selectors.csv", delimiter = '|', numLinesToSkip = 1)
    void matchesAsKubernetesDoes(String selector, @Nullable String labels, boolean matches) {
        assertThat(LabelSelector.read(selector)).isInstanceOfSatisfying(LabelSelector.Valid.class, valid -> {
            assertThat(valid.selector().matches(labels(labels))).isEqualTo(matches);
            assertThat(valid.selector().text()).isEqualTo(selector);
        });
    }

    @ParameterizedTest
    @CsvFileSource(resources = "selectors-refused.txt", delimiter = '\t')
    void refusesWhatIsNoSelectorAndSaysWhichPart(String text) {
        assertThat(LabelSelector.read(text))
                .isInstanceOfSatisfying(
                        LabelSelector.Invalid.class,
                        invalid -> assertThat(invalid.problem()).contains("is not a label requirement"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
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
            for (String label : text.split(" ", -1)) {
                String[] parts = label.split("=", 2);
                labels.put(parts[0], parts[1]);
            }
        }
        return labels;
    }
}
