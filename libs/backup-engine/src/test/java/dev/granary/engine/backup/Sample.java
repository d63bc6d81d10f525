package dev.granary.engine.backup;

import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.CommitResult;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A small backup: ten objects of two kinds in parts of about three. */
final class Sample {

    static final BackupKey KEY = new BackupKey(
            UUID.fromString("0f1e2d3c-0000-4000-8000-000000000001"),
            UUID.fromString("0f1e2d3c-0000-4000-8000-000000000002"));
    static final Instant STARTED_AT = Instant.parse("2026-11-20T10:00:00Z");
    static final Instant FINISHED_AT = Instant.parse("2026-11-20T10:00:05Z");
    static final BackupProblem PROBLEM =
            new BackupProblem("Widget", "shop", "", "KindNotListable", "widgets could not be listed");
    static final List<String> LINES = IntStream.range(0, 10)
            .mapToObj(i -> "{\"kind\":\"%s\",\"metadata\":{\"name\":\"object-%d\"}}".formatted(kind(i), i))
            .toList();
    static final int PART_BYTES = 3 * LINES.getFirst().length();

    private Sample() {}

    static String kind(int number) {
        return number % 4 == 0 ? "Secret" : "ConfigMap";
    }

    static ResourceObject object(int number) {
        return new ResourceObject(
                "v1", kind(number), ByteBuffer.wrap(LINES.get(number).getBytes(StandardCharsets.UTF_8)));
    }

    static BackupDescription description() {
        return new BackupDescription(List.of("shop", "bank"), STARTED_AT, "test 1");
    }

    static BackupSession session(BlobStore store) {
        return ((OpenResult.Opened) open(store)).session();
    }

    static OpenResult open(BlobStore store) {
        return new BackupSessions(store, () -> STARTED_AT, new Nonces(new SecureRandom()))
                .open(KEY, "test 1", new ParentChoice.None());
    }

    /** The backup, by whoever makes it first. */
    static CommittedBackup write(BlobStore store) {
        return switch (open(store)) {
            case OpenResult.Opened(BackupSession session) -> committed(write(session));
            case OpenResult.AlreadyCommitted(CommittedBackup backup) -> backup;
            case OpenResult.Abandoned() -> throw new AssertionError("a new attempt is not abandoned");
        };
    }

    static CommitResult write(BackupSession session) {
        try (BackupWriter writer = BackupWriter.open(session, description(), SealedStreams.none(), PART_BYTES)) {
            for (int i = 0; i < LINES.size(); i++) {
                writer.add(object(i));
            }
            writer.addProblem(PROBLEM);
            return writer.commit(FINISHED_AT);
        }
    }

    static CommittedBackup committed(CommitResult result) {
        return ((CommitResult.Committed) result).backup();
    }

    static List<String> linesOf(BlobStore store, CommittedBackup backup) {
        List<String> lines = new ArrayList<>();
        new BackupReader(store)
                .forEachObject(backup.manifest(), line -> lines.add(new String(line, StandardCharsets.UTF_8)));
        return lines;
    }
}
