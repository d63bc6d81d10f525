package dev.granary.agent.adapter.azure;

import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.domain.Location;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;

/** Stands in where the pod was given no workload identity: whoever wants a store is told so. */
public final class NoLocationAccess implements LocationAccess {

    @Override
    public BlobStore forBackups(Location location) {
        throw refused();
    }

    @Override
    public BlobStore forChecks(Location location) {
        throw refused();
    }

    private static BlobStoreException refused() {
        return new BlobStoreException.IdentityRefused(
                "the agent's pod has no workload identity (AZURE_CLIENT_ID, AZURE_TENANT_ID and"
                        + " AZURE_FEDERATED_TOKEN_FILE are not set); is the azure-workload-identity webhook installed",
                null);
    }
}
