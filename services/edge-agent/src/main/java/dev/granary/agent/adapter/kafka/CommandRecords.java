package dev.granary.agent.adapter.kafka;

import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Location;
import dev.granary.contracts.UndecodableRecordException;
import dev.granary.contracts.agent.v1.ApplyDesiredState;
import dev.granary.contracts.agent.v1.DesiredLocation;
import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.contracts.agent.v1.ValidateLocation;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;

/** Records of the contracts as commands of the domain. */
final class CommandRecords {

    private CommandRecords() {}

    /**
     * The command, when it is for this cluster.
     *
     * @throws UndecodableRecordException the record is no command, or has a value that cannot be
     */
    static Optional<Command> of(SpecificRecordBase payload, UUID cluster) {
        return switch (payload) {
            case ApplyDesiredState command -> only(cluster, command.getClusterId(), () -> of(command));
            case ValidateLocation command -> only(cluster, command.getClusterId(), () -> of(command));
            case StartBackup command -> only(cluster, command.getClusterId(), () -> of(command));
            default ->
                throw new UndecodableRecordException(
                        "not a command: " + payload.getSchema().getFullName());
        };
    }

    private static Optional<Command> only(UUID cluster, UUID addressee, Supplier<Command> command) {
        if (!cluster.equals(addressee)) {
            return Optional.empty();
        }
        try {
            return Optional.of(command.get());
        } catch (IllegalArgumentException e) {
            throw new UndecodableRecordException("a value of the command is malformed", e);
        }
    }

    private static Command of(ApplyDesiredState command) {
        return new Command.ApplyDesiredState(
                command.getCommandId(),
                command.getDeadline(),
                command.getGeneration(),
                Duration.ofSeconds(command.getLeaseSeconds()),
                command.getLocations().stream().map(CommandRecords::location).toList());
    }

    private static Location location(DesiredLocation location) {
        return new Location(
                location.getLocationId(),
                location.getName(),
                location.getStorageAccount(),
                location.getContainer(),
                URI.create(location.getEndpoint()));
    }

    private static Command of(ValidateLocation command) {
        return new Command.ValidateLocation(command.getCommandId(), command.getDeadline(), command.getLocationId());
    }

    private static Command of(StartBackup command) {
        return new Command.StartBackup(
                command.getCommandId(),
                command.getDeadline(),
                command.getBackupId(),
                command.getLocationId(),
                command.getNamespaces());
    }
}
