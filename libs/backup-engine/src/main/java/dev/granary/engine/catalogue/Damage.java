package dev.granary.engine.catalogue;

import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.PackList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * What is wrong with a backup.
 *
 * @param packs missing or broken ones
 * @param blobs missing or broken ones of those that belong to the backup alone
 */
public record Damage(Manifest manifest, PackList packs, List<BlobFinding> blobs) {

    public Damage {
        blobs = List.copyOf(blobs);
    }

    public boolean isNone() {
        return packs.isEmpty() && blobs.isEmpty();
    }

    /** Volumes whose index is missing or broken: nobody knows which of their files could be had. */
    public List<BackedUpVolume> lostVolumes() {
        Set<String> broken =
                blobs.stream().map(finding -> finding.blob().value()).collect(Collectors.toSet());
        return manifest.volumes().stream()
                .filter(volume -> broken.contains(volume.index()))
                .toList();
    }

    /** Hands over every file that the damage costs, but those of {@link #lostVolumes}. */
    public void forEachLostFile(LostFiles files, BiConsumer<BackedUpVolume, String> consumer) {
        List<BackedUpVolume> lost = lostVolumes();
        for (BackedUpVolume volume : manifest.volumes()) {
            if (!packs.isEmpty() && !lost.contains(volume)) {
                files.forEach(manifest, volume, packs, file -> consumer.accept(volume, file));
            }
        }
    }
}
