package dev.granary.agent.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.contracts.agent.v1.BackupDeletionFailed;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpkeepRecordsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final UpkeepRecords records = new UpkeepRecords(UUID.randomUUID());

    @Test
    void sayUntilWhenALockHoldsABackup() {
        assertThat(record(NOW.plusSeconds(60)).getLockedUntil()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void canBeWrittenWhenAnOlderAgentKeptAHoldWithoutADate() throws IOException {
        BackupDeletionFailed record = record(Instant.MAX);

        assertThat(record.getLockedUntil()).isNull();
        assertThat(BackupDeletionFailed.fromByteBuffer(record.toByteBuffer())).isEqualTo(record);
    }

    private BackupDeletionFailed record(@Nullable Instant lockedUntil) {
        var backup = new BackupAddress(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        var outcome = new DeletionOutcome.Failed(NOW, Refusal.of(Reason.BACKUP_LOCKED, "A hold."), lockedUntil);
        return (BackupDeletionFailed) records.of(new AgentEvent.DeletionEnded(UUID.randomUUID(), backup, outcome));
    }
}
