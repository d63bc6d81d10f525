package dev.granary.discovery.adapter.rest;

import dev.granary.discovery.application.ConfigRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of a new discovery config. */
public record ConfigBody(
        @Schema(required = true, description = "Unique, up to 63 lower-case letters, digits and '-'.", maxLength = 63)
        @Nullable
        String name,

        @Schema(required = true, description = "Gardener project; the tenant.") @Nullable
        String project,

        @Schema(
                required = true,
                writeOnly = true,
                description = "Kubeconfig of a service account of the project, inline data only.")
        @Nullable
        String kubeconfig,

        @Schema(required = true, description = "Kubernetes label selector of the shoots to protect.") @Nullable
        String labelSelector,

        @Schema(required = true) @Nullable IdentityBody workloadIdentity) {

    ConfigRequest toRequest() {
        return new ConfigRequest(
                name,
                project,
                kubeconfig,
                labelSelector,
                workloadIdentity == null ? null : workloadIdentity.clientId(),
                workloadIdentity == null ? null : workloadIdentity.tenantId());
    }

    @Override
    public String toString() {
        return "ConfigBody[name=" + name + ", kubeconfig=redacted]";
    }
}
