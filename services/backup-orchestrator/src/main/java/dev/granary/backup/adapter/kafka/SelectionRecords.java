package dev.granary.backup.adapter.kafka;

import dev.granary.contracts.agent.v1.BackupSelection;
import dev.granary.contracts.agent.v1.SelectedObject;
import dev.granary.selection.SelectionRequest;

/** What is backed up, in commands and in the events about backups. */
final class SelectionRecords {
    private SelectionRecords() {}

    static BackupSelection ofCommand(SelectionRequest it) {
        return new BackupSelection(
                it.namespaces(),
                it.namespaceSelector(),
                it.includedKinds(),
                it.excludedKinds(),
                it.labelSelector(),
                it.objects().stream()
                        .map(object -> new SelectedObject(object.kind(), object.namespace(), object.name()))
                        .toList());
    }

    static dev.granary.contracts.backups.v1.BackupSelection ofBackup(SelectionRequest it) {
        return new dev.granary.contracts.backups.v1.BackupSelection(
                it.namespaces(),
                it.namespaceSelector(),
                it.includedKinds(),
                it.excludedKinds(),
                it.labelSelector(),
                it.objects().stream()
                        .map(object -> new dev.granary.contracts.backups.v1.SelectedObject(
                                object.kind(), object.namespace(), object.name()))
                        .toList());
    }
}
