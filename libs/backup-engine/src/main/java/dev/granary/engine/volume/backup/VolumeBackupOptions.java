package dev.granary.engine.volume.backup;

import java.time.Instant;
import java.time.InstantSource;

/**
 * How a volume is read.
 *
 * @param readers threads that read and cut files, 1 to 32; each holds about 5 MiB
 * @param clock of the machine that writes the files
 * @param frozenAt when the file system stopped changing, for a snapshot: files that changed within two seconds before are
 *     read again by the next backup; {@link Instant#MAX} for a living file system, where the same holds for the moment of reading
 */
public record VolumeBackupOptions(int readers, InstantSource clock, Instant frozenAt) {

    private static final int MAX_READERS = 32;

    public VolumeBackupOptions {
        if (readers < 1 || readers > MAX_READERS) {
            throw new IllegalArgumentException("readers must be 1 to " + MAX_READERS + ", was " + readers);
        }
    }

    /** For a living file system, with one reader per processor, two at least. */
    public static VolumeBackupOptions living(InstantSource clock) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new VolumeBackupOptions(Math.clamp(processors, 2, 8), clock, Instant.MAX);
    }

    /** For a snapshot that was taken then. */
    public VolumeBackupOptions frozenAt(Instant taken) {
        return new VolumeBackupOptions(readers, clock, taken);
    }
}
