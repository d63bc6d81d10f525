package dev.granary.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b/c.json", "granary/v1/0f1e/packs/ab/cd_=-.x", "A9"})
    void takesSafeNames(String name) {
        assertThat(new BlobName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "a/../b",
                "../a",
                ".hidden",
                "a/.b",
                "a b",
                "a\\b",
                "a\u0000b",
                "a\nb",
                "ä",
                "a?b",
                "a%2e",
                "C:a",
                "a/b\n"
            })
    void refusesEveryOtherName(String name) {
        assertThatThrownBy(() -> new BlobName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesALongName() {
        assertThat(BlobName.isValid("a".repeat(1024))).isTrue();
        assertThat(BlobName.isValid("a".repeat(1025))).isFalse();
    }
}
