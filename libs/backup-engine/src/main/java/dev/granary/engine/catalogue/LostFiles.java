package dev.granary.engine.catalogue;

import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.PackList;
import java.util.function.Consumer;

/** Tells which files of a volume need a pack, by its index. */
@FunctionalInterface
public interface LostFiles {

    /**
     * Hands over each file of the volume, once, whose content lies in one of these packs, wholly or in part. The index
     * itself is there and intact.
     */
    void forEach(Manifest manifest, BackedUpVolume volume, PackList packs, Consumer<String> files);
}
