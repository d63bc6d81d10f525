package dev.granary.backup.adapter.kafka;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.ObjectPart;
import dev.granary.backup.domain.RestoredObject;
import dev.granary.contracts.agent.v1.RestoreObjectResults;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/** What agents say about the objects of restores among the records of granary.agent-events.v1. */
final class RestoredObjectReports {
    private RestoredObjectReports() {}

    /** Empty for a record that is not about objects of a restore. */
    static Optional<Addressed<ObjectPart<RestoredObject>>> reportIn(SpecificRecordBase payload) {
        return payload instanceof RestoreObjectResults it
                ? Optional.of(new Addressed<>(
                        new ClusterId(it.getClusterId()),
                        new CommandId(it.getCommandId()),
                        new ObjectPart<>(
                                it.getPart(),
                                it.getLast(),
                                it.getObjects().stream()
                                        .map(RestoredObjectReports::object)
                                        .toList())))
                : Optional.empty();
    }

    private static RestoredObject object(dev.granary.contracts.agent.v1.RestoredObject it) {
        return new RestoredObject(
                it.getKind(),
                it.getApiVersion(),
                it.getNamespace(),
                it.getName(),
                RestoreReports.outcome(it.getOutcome()),
                Objects.requireNonNullElse(it.getReason(), ""),
                Objects.requireNonNullElse(it.getMessage(), ""));
    }
}
