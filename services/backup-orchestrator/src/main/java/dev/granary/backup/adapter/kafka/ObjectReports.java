package dev.granary.backup.adapter.kafka;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.ObjectPart;
import dev.granary.backup.domain.ObjectResult;
import dev.granary.backup.domain.ObjectResult.Result;
import dev.granary.contracts.agent.v1.BackedUpObject;
import dev.granary.contracts.agent.v1.BackupObjectResults;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/** What agents say about the objects of backups among the records of granary.agent-events.v1. */
final class ObjectReports {
    private ObjectReports() {}

    /** Empty for a record that is not about objects. */
    static Optional<Addressed<ObjectPart<ObjectResult>>> reportIn(SpecificRecordBase payload) {
        return payload instanceof BackupObjectResults it
                ? Optional.of(new Addressed<>(
                        new ClusterId(it.getClusterId()),
                        new CommandId(it.getCommandId()),
                        new ObjectPart<>(
                                it.getPart(),
                                it.getLast(),
                                it.getObjects().stream()
                                        .map(ObjectReports::object)
                                        .toList())))
                : Optional.empty();
    }

    /** A result that only a newer agent knows is none of success. */
    private static ObjectResult object(BackedUpObject it) {
        var result =
                switch (it.getOutcome()) {
                    case STORED -> Result.STORED;
                    case SKIPPED -> Result.SKIPPED;
                    case FAILED, UNKNOWN -> Result.FAILED;
                };
        return new ObjectResult(
                it.getApiVersion(),
                it.getKind(),
                it.getNamespace(),
                it.getName(),
                result,
                it.getReason(),
                it.getMessage());
    }
}
