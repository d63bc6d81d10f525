package dev.granary.discovery.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.discovery.domain.FailureReason;
import dev.granary.problem.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureReasonContractTest {

    @ParameterizedTest
    @EnumSource
    void isACodeThatPeopleCanLookUp(FailureReason reason) {
        assertThat(ErrorCode.of(reason.wireName())).isPresent();
        assertThat(FailureReason.ofWireName(reason.wireName())).isEqualTo(reason);
    }
}
