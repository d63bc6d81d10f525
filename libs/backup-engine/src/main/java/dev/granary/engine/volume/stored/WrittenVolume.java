package dev.granary.engine.volume.stored;

import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.volume.backup.VolumeBackupResult;

/**
 * A volume whose data and index are in the store, for the manifest of its backup.
 *
 * @param volume what the manifest says of it
 * @param index the blob of its index
 * @param used every pack that the index refers to
 * @param result what the backup of it found
 */
public record WrittenVolume(BackedUpVolume volume, ManifestBlob index, PackList used, VolumeBackupResult result) {}
