package dev.granary.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.backup.ObjectOutcome.Result;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectOutcomesTest {

    @Test
    void nameEachObjectOnceWithTheProblemsFirst() {
        var gone = new BackupProblem("Namespace", null, "gone", "NamespaceNotFound", "There is none.");
        var failed = new BackupProblem("PersistentVolumeClaim", "shop", "data", "VolumeBackupFailed", "It broke.");
        var skipped = new BackupProblem("PersistentVolumeClaim", "shop", "cache", "VolumeDataSkipped", "As wanted.");

        List<ObjectOutcome> outcomes = outcomes(
                List.of(gone, failed, skipped),
                line("v1", "PersistentVolumeClaim", "shop", "data"),
                line("v1", "PersistentVolumeClaim", "shop", "cache"),
                line("v1", "PersistentVolumeClaim", "bank", "data"),
                line("v1", "PersistentVolume", "", "pv"));

        assertThat(outcomes)
                .containsExactly(
                        new ObjectOutcome(
                                null, "Namespace", null, "gone", Result.FAILED, "NamespaceNotFound", "There is none."),
                        new ObjectOutcome(
                                null,
                                "PersistentVolumeClaim",
                                "shop",
                                "data",
                                Result.FAILED,
                                "VolumeBackupFailed",
                                "It broke."),
                        new ObjectOutcome(
                                null,
                                "PersistentVolumeClaim",
                                "shop",
                                "cache",
                                Result.SKIPPED,
                                "VolumeDataSkipped",
                                "As wanted."),
                        stored("v1", "PersistentVolumeClaim", "bank", "data"),
                        new ObjectOutcome("v1", "PersistentVolume", null, "pv", Result.STORED, null, null));
    }

    @Test
    void nameAnObjectOfSeveralVersionsByTheBestOne() {
        String versions = "{\"storedIn\":[\"x/v2\",\"x/v1\"],";

        List<ObjectOutcome> outcomes = outcomes(
                List.of(),
                versions + line("x/v2", "Widget", "shop", "w").substring(1),
                versions + line("x/v1", "Widget", "shop", "w").substring(1));

        assertThat(outcomes).containsExactly(stored("x/v2", "Widget", "shop", "w"));
    }

    @Test
    void refuseALineThatIsNoObject() {
        for (String line : List.of("[]", "{}", "null", "{\"object\":3}", "{\"object\":", "nonsense")) {
            assertThatThrownBy(() -> outcomes(List.of(), line))
                    .as(line)
                    .isInstanceOf(BlobStoreException.Corrupt.class)
                    .hasMessageContaining("resources-");
        }
    }

    private List<ObjectOutcome> outcomes(List<BackupProblem> problems, String... lines) {
        BlobStore fresh = new MemoryBlobStore(() -> Sample.STARTED_AT);
        Manifest manifest = write(fresh, problems, lines);
        List<ObjectOutcome> outcomes = new ArrayList<>();
        new ObjectOutcomes(new BackupReader(fresh), manifest).forEach(outcomes::add);
        return outcomes;
    }

    private static Manifest write(BlobStore store, List<BackupProblem> problems, String... lines) {
        try (BackupWriter writer =
                BackupWriter.open(Sample.session(store), Sample.description(), SealedStreams.none())) {
            for (String line : lines) {
                writer.add(new ResourceObject("v1", "Any", ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8))));
            }
            problems.forEach(writer::addProblem);
            return Sample.committed(writer.commit(Sample.FINISHED_AT)).manifest();
        }
    }

    /** What is beside and behind the fields that matter is passed over. */
    private static String line(String apiVersion, String kind, String namespace, String name) {
        return """
                {"resource":"any","object":{"apiVersion":"%s","kind":"%s","metadata":{"name":"%s","namespace":"%s",\
                "labels":{"a":"b"}},"data":{"kind":"no","metadata":[1,{"name":"no"}]}}}""".formatted(apiVersion, kind, name, namespace);
    }

    private static ObjectOutcome stored(String apiVersion, String kind, String namespace, String name) {
        return new ObjectOutcome(apiVersion, kind, namespace, name, Result.STORED, null, null);
    }
}
