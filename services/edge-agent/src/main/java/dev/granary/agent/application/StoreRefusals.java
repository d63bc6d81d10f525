package dev.granary.agent.application;

import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.engine.store.BlobStoreException;

/** What a failure of the store means to the person who reads the result of a command. */
final class StoreRefusals {

    private StoreRefusals() {}

    static Refusal of(BlobStoreException failure) {
        String what = String.valueOf(failure.getMessage());
        return switch (failure) {
            case BlobStoreException.IdentityRefused ignored ->
                Refusal.of(
                        Reason.TOKEN_REFUSED,
                        "The agent's workload identity got no token: " + what
                                + ". Check client id, tenant id and the federated credential of this shoot.");
            case BlobStoreException.ContainerAbsent ignored ->
                Refusal.of(
                        Reason.CONTAINER_NOT_FOUND,
                        "There is " + what + " in the storage account. Create it or correct the location.");
            case BlobStoreException.AccessRefused ignored ->
                Refusal.of(
                        Reason.AUTHORIZATION_FAILED,
                        "The agent's identity lacks the right: " + what
                                + ". Grant it Storage Blob Data Contributor on the container.");
            case BlobStoreException.Unreachable ignored ->
                Refusal.of(
                        Reason.STORE_UNREACHABLE,
                        "No connection from this cluster: " + what
                                + ". Check endpoint, DNS, firewall and egress rules.");
            case BlobStoreException.Throttled ignored ->
                Refusal.of(
                        Reason.STORE_THROTTLED,
                        "The storage account asks for fewer requests: " + what + ". Try later or raise its limits.");
            case BlobStoreException.Corrupt ignored ->
                Refusal.of(Reason.STORE_DAMAGED, "The store did not give back what was written: " + what + ".");
            case BlobStoreException.BlobAbsent ignored ->
                Refusal.of(
                        Reason.STORE_DAMAGED,
                        "A blob that was just written is gone: " + what + ". See who deletes in this container.");
            case BlobStoreException.BlobExists ignored ->
                Refusal.of(
                        Reason.STORE_FAILED,
                        "Somebody else writes the same names: " + what + ". See who else writes to this container.");
            case BlobStoreException.Locked ignored ->
                Refusal.of(Reason.STORE_FAILED, "A retention lock forbids it: " + what + ".");
            case BlobStoreException.Unexpected ignored ->
                Refusal.of(
                        Reason.STORE_FAILED, "The store refused: " + what + ". See the store's own status and logs.");
        };
    }
}
