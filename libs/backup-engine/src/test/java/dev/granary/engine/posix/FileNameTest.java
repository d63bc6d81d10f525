package dev.granary.engine.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "/", "a\0b"})
    void refusesWhatWouldLeadElsewhere(String name) {
        assertThatThrownBy(() -> FileName.of(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "...", ".a", "..a", "a.", "a b\n\"\\"})
    void takesWhatLinuxTakes(String name) {
        assertThat(FileName.of(name)).hasToString(name);
    }

    @Test
    void refusesMoreThan255Bytes() {
        assertThat(FileName.of("x".repeat(255)).toBytes()).hasSize(255);
        assertThatThrownBy(() -> FileName.of("x".repeat(256))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordersByUnsignedBytes() {
        assertThat(FileName.of(new byte[] {(byte) 0xff})).isGreaterThan(FileName.of("z"));
        assertThat(FileName.of("a")).isLessThan(FileName.of("a-"));
    }
}
