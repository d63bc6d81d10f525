package dev.granary.agent.adapter.kafka;

import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Location;
import dev.granary.contracts.UndecodableRecordException;
import dev.granary.contracts.agent.v1.ApplyDesiredState;
import dev.granary.contracts.agent.v1.CancelBackup;
import dev.granary.contracts.agent.v1.CancelRestore;
import dev.granary.contracts.agent.v1.DeleteBackup;
import dev.granary.contracts.agent.v1.DesiredLocation;
import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.contracts.agent.v1.StartRestore;
import dev.granary.contracts.agent.v1.ValidateLocation;
import dev.granary.contracts.agent.v1.VerifyBackup;
import java.net.URI;
import java.net.URISyntaxException;
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
     * @throws UndecodableRecordException the record is no command that this version knows
     * @throws MalformedCommandException it is a command for this cluster, and has a value that cannot be
     */
    static Optional<Command> of(SpecificRecordBase payload, UUID cluster) {
        return switch (payload) {
            case ApplyDesiredState command -> only(cluster, command.getClusterId(), () -> of(command));
            case ValidateLocation command -> only(cluster, command.getClusterId(), () -> of(command));
            case StartBackup command -> only(cluster, command.getClusterId(), () -> BackupCommands.of(command));
            case CancelBackup command ->
                only(
                        cluster,
                        command.getClusterId(),
                        () -> new Command.CancelBackup(
                                command.getCommandId(), command.getDeadline(), command.getBackupId()));
            case DeleteBackup command -> only(cluster, command.getClusterId(), () -> of(command));
            case VerifyBackup command -> only(cluster, command.getClusterId(), () -> of(command));
            case StartRestore command -> only(cluster, command.getClusterId(), () -> RestoreCommands.of(command));
            case CancelRestore command ->
                only(
                        cluster,
                        command.getClusterId(),
                        () -> new Command.CancelRestore(
                                command.getCommandId(), command.getDeadline(), command.getRestoreId()));
            default ->
                throw new UndecodableRecordException(
                        "not a command: " + payload.getSchema().getFullName());
        };
    }

    private static Optional<Command> only(UUID cluster, UUID addressee, Supplier<Command> command) {
        return cluster.equals(addressee) ? Optional.of(command.get()) : Optional.empty();
    }

    private static Command of(ApplyDesiredState command) {
        return new Command.ApplyDesiredState(
                command.getCommandId(),
                command.getDeadline(),
                command.getGeneration(),
                Duration.ofSeconds(command.getLeaseSeconds()),
                command.getLocations().stream()
                        .map(location -> location(location, command))
                        .toList());
    }

    private static Location location(DesiredLocation location, ApplyDesiredState command) {
        return new Location(
                location.getLocationId(),
                location.getName(),
                location.getStorageAccount(),
                location.getContainer(),
                endpoint(location, command),
                location.getEncrypted());
    }

    /** What passes here can be connected to or not, but never stops the agent by its form. */
    private static URI endpoint(DesiredLocation location, ApplyDesiredState command) {
        try {
            URI endpoint = new URI(location.getEndpoint());
            if ("https".equalsIgnoreCase(endpoint.getScheme()) && endpoint.getHost() != null) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            throw malformed(location, command);
        }
        throw malformed(location, command);
    }

    private static MalformedCommandException malformed(DesiredLocation location, ApplyDesiredState command) {
        return new MalformedCommandException(
                command.getCommandId(),
                "ApplyDesiredState",
                "The endpoint of location " + location.getName() + " (" + location.getLocationId()
                        + ") is not an https URL.");
    }

    private static Command of(ValidateLocation command) {
        return new Command.ValidateLocation(command.getCommandId(), command.getDeadline(), command.getLocationId());
    }

    private static Command of(DeleteBackup command) {
        return new Command.DeleteBackup(
                command.getCommandId(),
                command.getDeadline(),
                new BackupAddress(command.getBackupId(), command.getLocationId(), command.getOwnerClusterId()));
    }

    private static Command of(VerifyBackup command) {
        return new Command.VerifyBackup(
                command.getCommandId(),
                command.getDeadline(),
                command.getVerificationId(),
                new BackupAddress(command.getBackupId(), command.getLocationId(), command.getOwnerClusterId()),
                command.getDeep());
    }
}
