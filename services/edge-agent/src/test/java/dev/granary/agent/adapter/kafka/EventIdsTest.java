package dev.granary.agent.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.LocationCheck;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.volume.VolumesProgress;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private static final UUID COMMAND = UUID.randomUUID();
    private static final UUID BACKUP = UUID.randomUUID();

    @Test
    void areTheSameForTheSameAnswerHoweverOftenItIsSent() {
        var first = new AgentEvent.BackupStarted(COMMAND, BACKUP, Instant.EPOCH);
        var again = new AgentEvent.BackupStarted(COMMAND, BACKUP, Instant.EPOCH.plusSeconds(5));

        assertThat(EventIds.of(again, "BackupStarted")).isEqualTo(EventIds.of(first, "BackupStarted"));
    }

    @Test
    void differFromAnswerToAnswerAndFromCommandToCommand() {
        var started = new AgentEvent.BackupStarted(COMMAND, BACKUP, Instant.EPOCH);
        var other = new AgentEvent.BackupStarted(UUID.randomUUID(), BACKUP, Instant.EPOCH);

        assertThat(EventIds.of(started, "BackupStarted"))
                .isNotEqualTo(EventIds.of(started, "BackupSucceeded"))
                .isNotEqualTo(EventIds.of(other, "BackupStarted"));
    }

    @Test
    void differForEachProgress() {
        var first = new AgentEvent.BackupProgressed(COMMAND, BACKUP, 1, 10, 100, VolumesProgress.NONE);
        var second = new AgentEvent.BackupProgressed(COMMAND, BACKUP, 2, 20, 200, VolumesProgress.NONE);

        assertThat(EventIds.of(first, "BackupProgressed")).isNotEqualTo(EventIds.of(second, "BackupProgressed"));
    }

    @Test
    void differForEachReasonThatALocationCannotBeUsedFor() {
        var failed = failed("LocationKeysUnavailable");

        assertThat(EventIds.of(failed, "LocationValidationFailed"))
                .isEqualTo(EventIds.of(failed("LocationKeysUnavailable"), "LocationValidationFailed"))
                .isNotEqualTo(EventIds.of(failed("ContainerNotFound"), "LocationValidationFailed"));
    }

    private static AgentEvent failed(String reason) {
        var check = new LocationCheck.Failed(LocationCheck.Step.KEY, new Refusal(reason, "no"));
        return new AgentEvent.LocationValidationFailed(COMMAND, BACKUP, check);
    }

    @Test
    void areNewForEachHeartbeat() {
        var beat = new AgentEvent.Heartbeat(1, 1);

        assertThat(EventIds.of(beat, "AgentHeartbeat")).isNotEqualTo(EventIds.of(beat, "AgentHeartbeat"));
    }
}
