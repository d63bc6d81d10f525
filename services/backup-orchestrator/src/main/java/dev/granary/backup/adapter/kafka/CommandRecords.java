package dev.granary.backup.adapter.kafka;

import dev.granary.backup.domain.AgentCommand;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.KnownLocation;
import dev.granary.contracts.agent.v1.ApplyDesiredState;
import dev.granary.contracts.agent.v1.CancelBackup;
import dev.granary.contracts.agent.v1.DeleteBackup;
import dev.granary.contracts.agent.v1.DesiredLocation;
import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.contracts.agent.v1.ValidateLocation;
import dev.granary.contracts.agent.v1.VerifyBackup;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;

/** The records of a tenant's command topic. */
final class CommandRecords {
    private CommandRecords() {}

    static SpecificRecordBase recordOf(AgentCommand command) {
        return switch (command) {
            case AgentCommand.ApplyDesiredState it -> applyDesiredState(it);
            case AgentCommand.ValidateLocation it -> validateLocation(it);
            case AgentCommand.StartBackup it -> startBackup(it.backup());
            case AgentCommand.CancelBackup it -> cancelBackup(it);
            case AgentCommand.DeleteBackup it -> deleteBackup(it);
            case AgentCommand.VerifyBackup it -> verifyBackup(it);
            case AgentCommand.StartRestore it -> RestoreCommandRecords.start(it.restore());
            case AgentCommand.CancelRestore it -> RestoreCommandRecords.cancel(it);
        };
    }

    static UUID idOf(AgentCommand command) {
        return switch (command) {
            case AgentCommand.ApplyDesiredState it -> it.id().value();
            case AgentCommand.ValidateLocation it -> it.id().value();
            case AgentCommand.StartBackup it -> it.backup().command().value();
            case AgentCommand.CancelBackup it -> it.id().value();
            case AgentCommand.DeleteBackup it -> it.deletion().command().value();
            case AgentCommand.VerifyBackup it -> it.verification().command().value();
            case AgentCommand.StartRestore it -> it.restore().command().value();
            case AgentCommand.CancelRestore it -> it.id().value();
        };
    }

    private static ApplyDesiredState applyDesiredState(AgentCommand.ApplyDesiredState it) {
        return ApplyDesiredState.newBuilder()
                .setCommandId(it.id().value())
                .setClusterId(it.to().cluster().value())
                .setIssuedAt(it.issuedAt())
                .setDeadline(it.deadline())
                .setGeneration(it.generation())
                .setLeaseSeconds(it.lease().toSeconds())
                .setLocations(
                        it.locations().stream().map(CommandRecords::location).toList())
                .build();
    }

    private static ValidateLocation validateLocation(AgentCommand.ValidateLocation it) {
        return ValidateLocation.newBuilder()
                .setCommandId(it.id().value())
                .setClusterId(it.to().cluster().value())
                .setIssuedAt(it.issuedAt())
                .setDeadline(it.deadline())
                .setLocationId(it.location().value())
                .build();
    }

    private static StartBackup startBackup(Backup backup) {
        var order = backup.order();
        return StartBackup.newBuilder()
                .setCommandId(backup.command().value())
                .setClusterId(order.cluster().value())
                .setIssuedAt(order.requestedAt())
                .setDeadline(order.deadline())
                .setBackupId(backup.id().value())
                .setLocationId(order.location().value())
                .setNamespaces(order.namespaces())
                .setSelections(order.selections().stream()
                        .map(SelectionRecords::ofCommand)
                        .toList())
                .setSkipVolumeData(order.skipVolumeData())
                .build();
    }

    private static CancelBackup cancelBackup(AgentCommand.CancelBackup it) {
        return CancelBackup.newBuilder()
                .setCommandId(it.id().value())
                .setClusterId(it.to().cluster().value())
                .setIssuedAt(it.issuedAt())
                .setDeadline(it.deadline())
                .setBackupId(it.backup().value())
                .build();
    }

    private static DeleteBackup deleteBackup(AgentCommand.DeleteBackup it) {
        return DeleteBackup.newBuilder()
                .setCommandId(it.deletion().command().value())
                .setClusterId(it.to().cluster().value())
                .setIssuedAt(it.deletion().requestedAt())
                .setDeadline(it.deletion().deadline())
                .setBackupId(it.backup().id().value())
                .setLocationId(it.backup().order().location().value())
                .setOwnerClusterId(it.backup().order().cluster().value())
                .build();
    }

    private static VerifyBackup verifyBackup(AgentCommand.VerifyBackup it) {
        return VerifyBackup.newBuilder()
                .setCommandId(it.verification().command().value())
                .setClusterId(it.to().cluster().value())
                .setIssuedAt(it.verification().requestedAt())
                .setDeadline(it.verification().deadline())
                .setVerificationId(it.verification().id().value())
                .setBackupId(it.backup().id().value())
                .setLocationId(it.backup().order().location().value())
                .setOwnerClusterId(it.backup().order().cluster().value())
                .setDeep(it.verification().deep())
                .build();
    }

    private static DesiredLocation location(KnownLocation location) {
        return DesiredLocation.newBuilder()
                .setLocationId(location.id().value())
                .setName(location.name())
                .setStorageAccount(location.storageAccount())
                .setContainer(location.container())
                .setEndpoint(location.endpoint())
                .setEncrypted(location.encrypted())
                .build();
    }
}
