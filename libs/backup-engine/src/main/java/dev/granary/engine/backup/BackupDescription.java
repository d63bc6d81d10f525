package dev.granary.engine.backup;

import dev.granary.engine.manifest.Encryption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known before the first byte.
 *
 * @param namespaces whose objects the backup shall hold
 * @param startedAt of the first attempt
 * @param writtenBy program and version, for people
 * @param encryption null when nothing is sealed
 */
public record BackupDescription(
        List<String> namespaces,
        Instant startedAt,
        String writtenBy,
        @Nullable Encryption encryption) {

    public BackupDescription {
        namespaces = List.copyOf(namespaces);
    }

    /** A backup whose bytes are not sealed. */
    public BackupDescription(List<String> namespaces, Instant startedAt, String writtenBy) {
        this(namespaces, startedAt, writtenBy, null);
    }
}
