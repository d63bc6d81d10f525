package dev.granary.agent.adapter.kafka;

import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.agent.domain.restore.RestoreRequest;
import dev.granary.contracts.agent.v1.StartRestore;
import dev.granary.selection.SelectionRequest;
import java.util.List;
import java.util.Objects;

/** The command to restore, in the words of the domain. */
final class RestoreCommands {

    private static final String EVERY_NAMESPACE = "*";

    private RestoreCommands() {}

    static Command of(StartRestore command) {
        return new Command.StartRestore(
                command.getCommandId(),
                command.getDeadline(),
                command.getRestoreId(),
                new BackupAddress(command.getBackupId(), command.getLocationId(), command.getOwnerClusterId()),
                command.getDryRun(),
                request(command));
    }

    private static RestoreRequest request(StartRestore command) {
        return new RestoreRequest(
                selection(command),
                command.getNamespaceMapping(),
                Objects.requireNonNullElse(command.getNamespacePrefix(), ""),
                command.getStorageClassMapping(),
                existing(command),
                command.getWithStatus(),
                command.getWithControlled(),
                command.getKeepNodePorts(),
                command.getKeepClusterAddresses());
    }

    private static SelectionRequest selection(StartRestore command) {
        List<String> namespaces = command.getNamespaces();
        return new SelectionRequest(
                namespaces.isEmpty() ? List.of(EVERY_NAMESPACE) : namespaces,
                null,
                command.getIncludedKinds(),
                command.getExcludedKinds(),
                null,
                List.of());
    }

    private static Existing existing(StartRestore command) {
        return switch (command.getExisting()) {
            case RETAIN -> Existing.RETAIN;
            case REPLACE -> Existing.DELETE;
            case UNKNOWN ->
                throw new MalformedCommandException(
                        command.getCommandId(),
                        "StartRestore",
                        "This agent does not know what shall happen to objects that exist. Update the agent.");
        };
    }
}
