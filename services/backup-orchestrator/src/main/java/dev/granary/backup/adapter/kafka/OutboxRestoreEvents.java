package dev.granary.backup.adapter.kafka;

import dev.granary.backup.application.port.RestoreEvents;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreStateName;
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
class OutboxRestoreEvents implements RestoreEvents {
    private static final Logger LOG = Logger.getLogger(OutboxRestoreEvents.class);

    private final Outbox outbox;

    OutboxRestoreEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> publish(Restore restore, Change change, Instant occurredAt) {
        if (change != Change.PROGRESSED) {
            LOG.info(LogLine.of(
                    "restore changed",
                    "restoreId",
                    restore.id(),
                    "clusterId",
                    restore.order().cluster(),
                    "change",
                    change,
                    "state",
                    RestoreStateName.of(restore.state())));
        }
        return outbox.append(List.of(OutgoingEvent.of(
                Topics.RESTORES.topic(),
                restore.id().toString(),
                RestoreRecords.recordOf(restore, change, occurredAt))));
    }
}
