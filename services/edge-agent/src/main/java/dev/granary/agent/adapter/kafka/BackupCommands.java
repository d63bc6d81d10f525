package dev.granary.agent.adapter.kafka;

import dev.granary.agent.application.SelectionFaults;
import dev.granary.agent.domain.Command;
import dev.granary.contracts.agent.v1.BackupSelection;
import dev.granary.contracts.agent.v1.SelectedObject;
import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.selection.Checked;
import dev.granary.selection.Selection;
import dev.granary.selection.SelectionRequest;
import dev.granary.selection.SelectionRequest.ObjectRequest;
import java.util.List;

/** The command to back up, in the words of the domain. */
final class BackupCommands {

    private BackupCommands() {}

    static Command of(StartBackup command) {
        List<SelectionRequest> selections = selections(command);
        if (SelectionRequest.check(selections) instanceof Checked.Invalid<List<Selection>> invalid) {
            throw new MalformedCommandException(command.getCommandId(), "StartBackup", SelectionFaults.told(invalid));
        }
        return new Command.StartBackup(
                command.getCommandId(),
                command.getDeadline(),
                command.getBackupId(),
                command.getLocationId(),
                selections,
                command.getSkipVolumeData());
    }

    private static List<SelectionRequest> selections(StartBackup command) {
        return command.getSelections().isEmpty()
                ? List.of(SelectionRequest.ofNamespaces(command.getNamespaces()))
                : command.getSelections().stream()
                        .map(BackupCommands::selection)
                        .toList();
    }

    private static SelectionRequest selection(BackupSelection selection) {
        return new SelectionRequest(
                selection.getNamespaces(),
                selection.getNamespaceSelector(),
                selection.getIncludedKinds(),
                selection.getExcludedKinds(),
                selection.getLabelSelector(),
                selection.getObjects().stream().map(BackupCommands::object).toList());
    }

    private static ObjectRequest object(SelectedObject object) {
        return new ObjectRequest(object.getKind(), object.getNamespace(), object.getName());
    }
}
