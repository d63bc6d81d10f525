package dev.granary.agent.application.volume.fill;

import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.engine.manifest.BackupKey;
import java.util.UUID;

/**
 * One volume of a restore.
 *
 * @param backup that has its data
 * @param locationId where the backup is
 * @param namespace of the claim in the backup
 * @param claim its name there
 * @param wanted the claim as it shall be in the cluster, with its namespace and storage class there
 */
public record FillOrder(
        UUID restoreId, BackupKey backup, UUID locationId, String namespace, String claim, KubeObject wanted) {}
