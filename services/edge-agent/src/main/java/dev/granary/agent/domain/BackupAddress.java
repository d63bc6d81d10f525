package dev.granary.agent.domain;

import java.util.UUID;

/**
 * Where a backup is.
 *
 * @param ownerClusterId the cluster whose prefix of the store it is in; it may be another one, and one that is gone
 */
public record BackupAddress(UUID backupId, UUID locationId, UUID ownerClusterId) {}
