package dev.granary.agent.adapter.kafka;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.contracts.agent.v1.BackedUpObject;
import dev.granary.contracts.agent.v1.BackupObjectResults;
import dev.granary.contracts.agent.v1.ObjectResult;
import java.time.Instant;
import java.util.UUID;

/** What became of the objects of a backup, as records of the contracts. */
final class ObjectRecords {

    private ObjectRecords() {}

    static BackupObjectResults of(UUID cluster, AgentEvent.BackupObjectResults results, Instant now) {
        return new BackupObjectResults(
                results.commandId(),
                cluster,
                results.backupId(),
                results.part(),
                results.last(),
                results.objects().stream().map(ObjectRecords::object).toList(),
                now);
    }

    private static BackedUpObject object(dev.granary.agent.domain.BackedUpObject it) {
        var result =
                switch (it.result()) {
                    case STORED -> ObjectResult.STORED;
                    case SKIPPED -> ObjectResult.SKIPPED;
                    case FAILED -> ObjectResult.FAILED;
                };
        return new BackedUpObject(
                it.apiVersion(), it.kind(), it.namespace(), it.name(), result, it.reason(), it.message());
    }
}
