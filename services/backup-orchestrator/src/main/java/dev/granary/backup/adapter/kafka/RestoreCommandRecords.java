package dev.granary.backup.adapter.kafka;

import dev.granary.backup.domain.AgentCommand;
import dev.granary.backup.domain.NamespaceName;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreOptions;
import dev.granary.contracts.agent.v1.CancelRestore;
import dev.granary.contracts.agent.v1.ExistingObjects;
import dev.granary.contracts.agent.v1.StartRestore;

/** The records of a tenant's command topic that are about restores. */
final class RestoreCommandRecords {
    private RestoreCommandRecords() {}

    static StartRestore start(Restore restore) {
        var order = restore.order();
        var builder = StartRestore.newBuilder()
                .setCommandId(restore.command().value())
                .setClusterId(order.cluster().value())
                .setIssuedAt(order.requestedAt())
                .setDeadline(order.deadline())
                .setRestoreId(restore.id().value())
                .setBackupId(order.backup().value())
                .setLocationId(order.location().value())
                .setOwnerClusterId(order.owner().value());
        return options(builder, order.options()).build();
    }

    static CancelRestore cancel(AgentCommand.CancelRestore it) {
        return CancelRestore.newBuilder()
                .setCommandId(it.id().value())
                .setClusterId(it.to().cluster().value())
                .setIssuedAt(it.issuedAt())
                .setDeadline(it.deadline())
                .setRestoreId(it.restore().value())
                .build();
    }

    private static StartRestore.Builder options(StartRestore.Builder builder, RestoreOptions options) {
        return builder.setDryRun(options.dryRun())
                .setNamespaces(
                        options.namespaces().stream().map(NamespaceName::value).toList())
                .setIncludedKinds(options.kinds().included())
                .setExcludedKinds(options.kinds().excluded())
                .setNamespaceMapping(options.namespaceMapping())
                .setNamespacePrefix(options.namespacePrefix())
                .setStorageClassMapping(options.storageClassMapping())
                .setExisting(existing(options))
                .setWithStatus(options.keep().status())
                .setWithControlled(options.keep().controlled())
                .setKeepNodePorts(options.keep().nodePorts())
                .setKeepClusterAddresses(options.keep().clusterAddresses());
    }

    private static ExistingObjects existing(RestoreOptions options) {
        return switch (options.existing()) {
            case RETAIN -> ExistingObjects.RETAIN;
            case REPLACE -> ExistingObjects.REPLACE;
        };
    }
}
