package dev.granary.backup.adapter.kafka;

import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.StateName;
import dev.granary.contracts.Topics;
import dev.granary.eventing.Outbox;
import dev.granary.eventing.OutgoingEvent;
import dev.granary.observability.LogLine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

@Singleton
class OutboxBackupEvents implements BackupEvents {
    private static final Logger LOG = Logger.getLogger(OutboxBackupEvents.class);

    private final Outbox outbox;

    OutboxBackupEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> publish(Backup backup, Change change, Instant occurredAt) {
        if (change != Change.PROGRESSED && change != Change.VERIFICATION_PROGRESSED) {
            LOG.info(LogLine.of(
                    "backup changed",
                    "backupId",
                    backup.id(),
                    "clusterId",
                    backup.order().cluster(),
                    "state",
                    StateName.of(backup)));
        }
        return outbox.append(List.of(OutgoingEvent.of(
                Topics.BACKUPS.topic(), backup.id().toString(), BackupRecords.recordOf(backup, change, occurredAt))));
    }

    @Override
    public Uni<Void> publish(Backup backup, Removal removal, Instant occurredAt) {
        LOG.info(LogLine.of(
                "backup removed",
                "backupId",
                backup.id(),
                "clusterId",
                backup.order().cluster(),
                "recordOnly",
                removal.recordOnly()));
        return outbox.append(List.of(OutgoingEvent.of(
                Topics.BACKUPS.topic(), backup.id().toString(), BackupRecords.recordOf(backup, removal, occurredAt))));
    }
}
