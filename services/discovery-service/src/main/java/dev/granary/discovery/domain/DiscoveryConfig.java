package dev.granary.discovery.domain;

import dev.granary.selection.LabelSelector;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which shoots of which Gardener project to protect. Does not carry the credential.
 *
 * @param projectNamespace read from the Project object, never computed; null until Gardener was reached
 * @param version counted from 1, up with every change
 */
public record DiscoveryConfig(
        UUID id,
        String name,
        String project,
        @Nullable String projectNamespace,
        LabelSelector selector,
        WorkloadIdentity workloadIdentity,
        ConfigState state,
        Instant createdAt,
        long version) {

    public DiscoveryConfig inState(ConfigState next) {
        return state.equals(next) ? this : with(projectNamespace, next);
    }

    public DiscoveryConfig inNamespace(String namespace) {
        return Objects.equals(projectNamespace, namespace) ? this : with(namespace, state);
    }

    private DiscoveryConfig with(@Nullable String namespace, ConfigState next) {
        return new DiscoveryConfig(
                id, name, project, namespace, selector, workloadIdentity, next, createdAt, version + 1);
    }
}
