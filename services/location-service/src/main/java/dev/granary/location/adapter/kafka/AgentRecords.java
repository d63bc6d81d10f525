package dev.granary.location.adapter.kafka;

import dev.granary.contracts.agent.v1.CommandExpired;
import dev.granary.contracts.agent.v1.CommandRejected;
import dev.granary.contracts.agent.v1.LocationValidationFailed;
import dev.granary.contracts.agent.v1.LocationValidationSucceeded;
import dev.granary.location.application.ValidationAnswer;
import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.ConnectionEvent;
import dev.granary.location.domain.ConnectionEvent.Refused;
import dev.granary.location.domain.ConnectionEvent.Succeeded;
import dev.granary.location.domain.ConnectionState;
import dev.granary.location.domain.Immutability;
import dev.granary.location.domain.ValidationId;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;

/** The answers to validations among the records of granary.agent-events.v1. The command id is the validation id. */
final class AgentRecords {
    private static final String EXPIRED = "The agent got the request after its deadline and did not check the location."
            + " The connection is validated again when the cluster comes online; or validate it now.";

    private AgentRecords() {}

    /** Empty for a record that cannot be an answer to a validation. */
    static Optional<ValidationAnswer> answerIn(SpecificRecordBase payload) {
        return switch (payload) {
            case LocationValidationSucceeded it -> succeeded(it);
            case LocationValidationFailed it -> failed(it);
            case CommandRejected it -> rejected(it);
            case CommandExpired it -> expired(it);
            default -> Optional.empty();
        };
    }

    private static Optional<ValidationAnswer> succeeded(LocationValidationSucceeded it) {
        var validation = new ValidationId(it.getCommandId());
        var immutability = new Immutability(it.getImmutable(), it.getRetentionDays());
        return answer(it.getClusterId(), validation, new Succeeded(validation, it.getFinishedAt(), immutability));
    }

    private static Optional<ValidationAnswer> failed(LocationValidationFailed it) {
        var validation = new ValidationId(it.getCommandId());
        var message = it.getStep() + ": " + it.getMessage();
        return answer(
                it.getClusterId(), validation, new Refused(validation, it.getFinishedAt(), it.getReason(), message));
    }

    private static Optional<ValidationAnswer> rejected(CommandRejected it) {
        var validation = new ValidationId(it.getCommandId());
        return answer(
                it.getClusterId(),
                validation,
                new Refused(validation, it.getFinishedAt(), it.getReason(), it.getMessage()));
    }

    private static Optional<ValidationAnswer> expired(CommandExpired it) {
        var validation = new ValidationId(it.getCommandId());
        return answer(
                it.getClusterId(),
                validation,
                new Refused(validation, it.getFinishedAt(), ConnectionState.EXPIRED, EXPIRED));
    }

    private static Optional<ValidationAnswer> answer(UUID cluster, ValidationId validation, ConnectionEvent event) {
        return Optional.of(new ValidationAnswer(new ClusterId(cluster), validation, event));
    }
}
