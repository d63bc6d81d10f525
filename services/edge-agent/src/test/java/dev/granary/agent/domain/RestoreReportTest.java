package dev.granary.agent.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.restore.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RestoreReportTest {

    @ParameterizedTest
    @EnumSource(names = {"CONFLICT", "NOT_SERVED", "FAILED"})
    void isNotCompleteWithoutAnObject(Outcome outcome) {
        assertThat(new RestoreReport(Map.of(outcome, 1L), List.of()).isComplete())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CONFLICT", "NOT_SERVED", "FAILED"},
            mode = Mode.EXCLUDE)
    void isCompleteWithTheOthers(Outcome outcome) {
        assertThat(new RestoreReport(Map.of(outcome, 1L), List.of()).isComplete())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"VOLUME_FILES_INCOMPLETE", "VOLUME_DATA_NOT_RESTORED"})
    void isNotCompleteWithAClaimThatLacksData(Reason reason) {
        assertThat(claim(reason).isComplete()).isFalse();
    }

    @Test
    void isCompleteWithAClaimWhoseDataWasLeftOutOnPurpose() {
        assertThat(claim(Reason.VOLUME_DATA_SKIPPED).isComplete()).isTrue();
    }

    private static RestoreReport claim(Reason reason) {
        var claim = new RestoredObject(
                "PersistentVolumeClaim", "v1", "shop", "data", Outcome.CREATED, reason.code(), "It is so.");
        return new RestoreReport(Map.of(Outcome.CREATED, 1L), List.of(claim));
    }
}
