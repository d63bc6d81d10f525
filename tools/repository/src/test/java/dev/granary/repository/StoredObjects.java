package dev.granary.repository;

import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.backup.ResourceObject;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.Encryption;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Objects of a backup, and what it lacks, as an agent writes them. */
record StoredObjects(
        List<String> lines,
        List<BackupProblem> problems,
        LocationKeys keys,
        @Nullable Encryption encryption) {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    static StoredObjects of(List<String> lines, BackupProblem... problems) {
        return new StoredObjects(lines, List.of(problems), LocationKeys.none(), null);
    }

    /** Sealed with the current one of the keys. */
    StoredObjects sealedWith(LocationKeys location, String keyId) {
        return new StoredObjects(lines, problems, location, new Encryption(keyId));
    }

    void backUp(BlobStore store) {
        var backup = new BackupKey(UUID.fromString(RunningTool.CLUSTER), UUID.randomUUID());
        var opened = (OpenResult.Opened)
                new BackupSessions(store, () -> NOW, new Nonces(RANDOM)).open(backup, "test", new ParentChoice.None());
        var description = new BackupDescription(List.of("shop"), NOW, "test", encryption);
        try (BackupWriter writer = BackupWriter.open(
                opened.session(), description, new SealedStreams(keys, RANDOM), BackupWriter.PART_BYTES)) {
            for (String line : lines) {
                writer.add(new ResourceObject("v1", "Secret", StandardCharsets.UTF_8.encode(line)));
            }
            problems.forEach(writer::addProblem);
            writer.commit(NOW);
        }
    }
}
