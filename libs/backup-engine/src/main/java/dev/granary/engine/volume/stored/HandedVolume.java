package dev.granary.engine.volume.stored;

import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.PackList;

/**
 * A volume that another process wrote for the attempt, for the manifest of its backup.
 *
 * @param volume what the manifest says of it
 * @param index the blob of its index
 * @param used every pack that the index refers to
 */
public record HandedVolume(BackedUpVolume volume, ManifestBlob index, PackList used) {}
