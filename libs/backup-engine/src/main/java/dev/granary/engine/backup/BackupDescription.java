package dev.granary.engine.backup;

import dev.granary.engine.manifest.BackupKey;
import java.time.Instant;
import java.util.List;

/**
 * What is known before the first byte.
 *
 * @param namespaces whose objects the backup shall hold
 * @param startedAt of the first attempt
 * @param writtenBy program and version, for people
 */
public record BackupDescription(BackupKey key, List<String> namespaces, Instant startedAt, String writtenBy) {

    public BackupDescription {
        namespaces = List.copyOf(namespaces);
    }
}
