package dev.granary.agent.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortenedTest {

    @ParameterizedTest
    @CsvSource({"'', ''", "abcdef, abcdef", "abcdefg, abc...", "abcdefghijkl, abc...", "ab😀defg, ab..."})
    void keepsWhatFitsAndTheBeginningOfWhatDoesNot(String text, String shortened) {
        assertThat(Shortened.to(6, text)).isEqualTo(shortened);
    }
}
