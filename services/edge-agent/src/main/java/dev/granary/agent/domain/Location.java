package dev.granary.agent.domain;

import java.net.URI;
import java.util.UUID;

/**
 * A container that backups of this cluster may go to.
 *
 * @param endpoint blob service of the storage account, without the container
 * @param encrypted whether to seal what is written there, under the key that this cluster has for it
 */
public record Location(
        UUID id, String name, String storageAccount, String container, URI endpoint, boolean encrypted) {}
