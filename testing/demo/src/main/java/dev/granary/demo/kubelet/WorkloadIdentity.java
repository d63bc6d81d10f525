package dev.granary.demo.kubelet;

import java.time.Duration;
import java.util.Map;

/**
 * What the azure-workload-identity webhook puts into a pod that carries its label, from the annotations of the service
 * account.
 *
 * @param environment empty when the pod does not ask for it
 */
record WorkloadIdentity(Map<String, String> environment) {
    static final String DIRECTORY = "/var/run/secrets/azure/tokens";
    static final String FILE = "azure-identity-token";
    static final String AUDIENCE = "api://AzureADTokenExchange";
    static final Duration LIFE = Duration.ofHours(1);

    private static final String CLIENT_ID = "azure.workload.identity/client-id";
    private static final String TENANT_ID = "azure.workload.identity/tenant-id";

    static WorkloadIdentity of(PodContext context) {
        if (!context.plan().hasLabel("azure.workload.identity/use", "true")) {
            return new WorkloadIdentity(Map.of());
        }
        Map<String, String> annotations = new ShootObjects(
                        context.client(), context.plan().namespace())
                .annotationsOfServiceAccount(context.plan().serviceAccount());
        return new WorkloadIdentity(Map.of(
                "AZURE_CLIENT_ID", annotations.getOrDefault(CLIENT_ID, ""),
                "AZURE_TENANT_ID", annotations.getOrDefault(TENANT_ID, ""),
                "AZURE_AUTHORITY_HOST", context.settings().azureAuthority().toString(),
                "AZURE_FEDERATED_TOKEN_FILE", DIRECTORY + "/" + FILE));
    }

    boolean isWanted() {
        return !environment.isEmpty();
    }
}
