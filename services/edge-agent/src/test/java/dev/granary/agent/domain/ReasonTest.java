package dev.granary.agent.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.problem.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

    @ParameterizedTest
    @EnumSource(Reason.class)
    void isACodeOfTheRegistry(Reason reason) {
        assertThat(ErrorCode.of(reason.code())).isPresent();
    }
}
