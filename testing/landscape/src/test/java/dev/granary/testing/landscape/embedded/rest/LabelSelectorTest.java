package dev.granary.testing.landscape.embedded.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.testing.landscape.embedded.status.ApiFailure;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {

    private static final Map<String, String> LABELS = Map.of("tier", "web", "example.com/env", "prod", "empty", "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tier",
                "tier=web",
                " tier == web ",
                "tier!=db",
                "absent!=db",
                "tier in (db,web)",
                "tier in ( web )",
                "tier notin (db)",
                "absent notin (db)",
                "!absent",
                "example.com/env=prod,tier",
                "empty=",
                "empty in ()",
                "tier in (db, web),!absent,tier!=x"
            })
    void matches(String selector) {
        assertThat(LabelSelector.parse(selector).matches(LABELS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "absent",
                "tier=db",
                "tier!=web",
                "tier in (db)",
                "tier notin (web)",
                "!tier",
                "tier,absent",
                "absent in ()",
                "empty=x"
            })
    void doesNotMatch(String selector) {
        assertThat(LabelSelector.parse(selector).matches(LABELS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a===b", "a in", "a in b", "a in (b", "=b", "a b", "!", ",", "a,,b", "(a)"})
    void refusesWhatIsNoSelector(String selector) {
        assertThatThrownBy(() -> LabelSelector.parse(selector))
                .isInstanceOf(ApiFailure.class)
                .hasMessageStartingWith("unable to parse requirement: found '");
    }
}
