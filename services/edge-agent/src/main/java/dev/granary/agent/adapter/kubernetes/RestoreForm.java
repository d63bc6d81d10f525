package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.agent.domain.restore.RestoreRequest;
import dev.granary.selection.SelectionRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A restore as its custom resource. */
final class RestoreForm implements ResourceForm<Command.StartRestore, RestoreOutcome, RestoreResource> {

    private static final String RETAIN = "Retain";
    private static final String REPLACE = "Replace";

    @Override
    public Class<RestoreResource> type() {
        return RestoreResource.class;
    }

    @Override
    public RestoreResource resource(UUID clusterId, Command.StartRestore order) {
        RestoreResource resource = new RestoreResource();
        resource.setSpec(new RestoreResource.Spec(
                clusterId.toString(),
                order.commandId().toString(),
                order.deadline().toString(),
                order.backup().backupId().toString(),
                order.backup().locationId().toString(),
                order.backup().ownerClusterId().toString(),
                order.dryRun(),
                wish(order.request()),
                null));
        return resource;
    }

    private static RestoreResource.Wish wish(RestoreRequest request) {
        return new RestoreResource.Wish(
                request.selection().namespaces(),
                request.selection().includedKinds(),
                request.selection().excludedKinds(),
                request.namespaceMapping(),
                request.namespacePrefix(),
                request.storageClassMapping(),
                request.existing() == Existing.DELETE ? REPLACE : RETAIN,
                request.withStatus(),
                request.withControlled(),
                request.keepNodePorts(),
                request.keepClusterAddresses());
    }

    private static RestoreRequest request(RestoreResource.Wish wish) {
        return new RestoreRequest(
                new SelectionRequest(
                        orEmpty(wish.namespaces()),
                        null,
                        orEmpty(wish.includedKinds()),
                        orEmpty(wish.excludedKinds()),
                        null,
                        List.of()),
                orEmpty(wish.namespaceMapping()),
                Objects.requireNonNullElse(wish.namespacePrefix(), ""),
                orEmpty(wish.storageClassMapping()),
                wish.existing().equals(REPLACE) ? Existing.DELETE : Existing.RETAIN,
                wish.withStatus(),
                wish.withControlled(),
                wish.keepNodePorts(),
                wish.keepClusterAddresses());
    }

    /** What is empty may come back as nothing. */
    private static List<String> orEmpty(@Nullable List<String> values) {
        return Objects.requireNonNullElse(values, List.of());
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> values) {
        return Objects.requireNonNullElse(values, Map.of());
    }

    @Override
    public Journalled<Command.StartRestore, RestoreOutcome> journalled(RestoreResource resource) {
        RestoreResource.Spec spec = resource.getSpec();
        RestoreResource.Status status = resource.getStatus();
        UUID cancelledBy = spec.cancelCommandId() == null ? null : UUID.fromString(spec.cancelCommandId());
        return status == null
                ? new Journalled<>(order(resource), 0, null, cancelledBy, null, false)
                : new Journalled<>(
                        order(resource),
                        status.attempt(),
                        ResourceTexts.instant(status.startedAt()),
                        cancelledBy,
                        RestoreStatuses.outcome(status, cancelledBy),
                        status.reported());
    }

    private static Command.StartRestore order(RestoreResource resource) {
        RestoreResource.Spec spec = resource.getSpec();
        return new Command.StartRestore(
                UUID.fromString(spec.commandId()),
                Instant.parse(spec.deadline()),
                UUID.fromString(resource.getMetadata().getName()),
                ResourceTexts.address(spec.backupId(), spec.locationId(), spec.ownerClusterId()),
                spec.dryRun(),
                request(spec.wish()));
    }

    @Override
    public void start(RestoreResource resource, int attempt, Instant startedAt, Instant now) {
        resource.setStatus(RestoreStatuses.started(attempt, startedAt, now));
    }

    @Override
    public void finish(RestoreResource resource, RestoreOutcome outcome) {
        RestoreResource.Status before = resource.getStatus();
        resource.setStatus(RestoreStatuses.finished(before == null ? 0 : before.attempt(), outcome));
    }

    @Override
    public void markCancelled(RestoreResource resource, UUID commandId) {
        resource.setSpec(resource.getSpec().withCancel(commandId.toString()));
    }

    @Override
    public void markReported(RestoreResource resource) {
        resource.setStatus(Objects.requireNonNull(resource.getStatus(), "a restore without outcome is not reported")
                .withReported());
    }
}
