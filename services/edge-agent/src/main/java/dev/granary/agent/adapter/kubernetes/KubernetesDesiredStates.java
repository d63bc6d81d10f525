package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.domain.LastCheck;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.LocationCheck;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One {@code BackupLocation} custom resource per location; the generation is in {@link AgentState}. */
public final class KubernetesDesiredStates implements DesiredStates {

    private final KubernetesClient client;
    private final String namespace;
    private final AgentState state;

    public KubernetesDesiredStates(KubernetesClient client, String namespace, AgentState state) {
        this.client = client;
        this.namespace = namespace;
        this.state = state;
    }

    @Override
    public long observedGeneration() {
        return state.observedGeneration();
    }

    @Override
    public void observe(long generation) {
        state.observe(generation);
    }

    @Override
    public List<Location> locations() {
        return Calls.journal(() -> resources().list().getItems().stream()
                .filter(LocationResources::isOurs)
                .map(LocationResources::location)
                .toList());
    }

    @Override
    public Optional<Location> location(UUID locationId) {
        return find(locationId).map(LocationResources::location);
    }

    @Override
    public void store(Location location, long generation) {
        BackupLocationResource resource = new BackupLocationResource();
        resource.setMetadata(new ObjectMetaBuilder()
                .withName(location.id().toString())
                .withNamespace(namespace)
                .build());
        resource.setSpec(LocationResources.specOf(location, generation));
        Calls.journal(() -> resources()
                .resource(resource)
                .fieldManager(Names.FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply());
    }

    @Override
    public void remove(UUID locationId) {
        Calls.journal(() -> resources().withName(locationId.toString()).delete());
    }

    @Override
    public Optional<LastCheck> lastCheck(UUID locationId) {
        return find(locationId).flatMap(found -> LocationResources.lastCheck(found.getStatus()));
    }

    @Override
    public void checked(UUID locationId, UUID commandId, LocationCheck result, Instant at) {
        editStatus(locationId, before -> LocationResources.checked(before, commandId, result, at));
    }

    @Override
    public void checkReported(UUID locationId, UUID commandId) {
        editStatus(
                locationId,
                status -> status == null || !commandId.toString().equals(status.commandId())
                        ? status
                        : status.withReported());
    }

    private void editStatus(UUID locationId, UnaryOperator<BackupLocationResource.@Nullable Status> edit) {
        if (find(locationId).isEmpty()) {
            return;
        }
        Calls.journal(() -> {
            resources().withName(locationId.toString()).editStatus(resource -> {
                resource.setStatus(edit.apply(resource.getStatus()));
                return resource;
            });
        });
    }

    private Optional<BackupLocationResource> find(UUID locationId) {
        return Calls.journal(() ->
                Optional.ofNullable(resources().withName(locationId.toString()).get()));
    }

    private NonNamespaceOperation<
                    BackupLocationResource,
                    KubernetesResourceList<BackupLocationResource>,
                    Resource<BackupLocationResource>>
            resources() {
        return client.resources(BackupLocationResource.class).inNamespace(namespace);
    }
}
