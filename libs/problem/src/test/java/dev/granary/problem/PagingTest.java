package dev.granary.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
    @Test
    void aCursorLeadsBackToItsPosition() {
        assertThat(Paging.position(Paging.cursor("Zürich ~ 1"))).contains("Zürich ~ 1");
    }

    @Test
    void beginsWithTheFirstPageOfUsualLength() {
        assertThat(Paging.position(null)).isEmpty();
        assertThat(Paging.position("")).isEmpty();
        assertThat(Paging.limit(null)).isEqualTo(50);
        assertThat(Paging.limit("500")).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "ten", "1.5", "", "99999999999"})
    void refusesALimitThatIsNone(String limit) {
        assertThatThrownBy(() -> Paging.limit(limit))
                .isInstanceOfSatisfying(
                        ProblemException.class, it -> assertThat(it.code()).isEqualTo(ErrorCode.FIELD_INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "a b", "_w"})
    void refusesACursorThatIsNone(String cursor) {
        assertThatThrownBy(() -> Paging.position(cursor))
                .isInstanceOfSatisfying(
                        ProblemException.class, it -> assertThat(it.code()).isEqualTo(ErrorCode.CURSOR_INVALID));
    }
}
