package dev.granary.engine.volume.stored;

import dev.granary.engine.pack.PackOptions;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.volume.backup.VolumeBackupOptions;
import java.security.SecureRandom;

/**
 * How volumes are written.
 *
 * @param reading how files are read
 */
public record VolumeWriterSettings(
        LocationKeys keys, SecureRandom random, PackOptions packs, VolumeBackupOptions reading) {

    SealedStreams seals() {
        return new SealedStreams(keys, random);
    }
}
