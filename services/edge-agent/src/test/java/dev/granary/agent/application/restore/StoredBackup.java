package dev.granary.agent.application.restore;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.application.export.ExportObjects;
import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.fakes.FakeKinds;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.VolumeInStore;
import dev.granary.agent.fakes.Yaml;
import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.backup.ResourceObject;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.CommitResult;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import dev.granary.selection.NamespaceChoice;
import dev.granary.selection.Selection;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** Backups in memory for a restore to read. */
public final class StoredBackup {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final int SMALL_PARTS = 2_000;

    private final BlobStore store = new MemoryBlobStore(InstantSource.fixed(NOW));
    private final JsonObjectLines lines = new JsonObjectLines();
    private final Map<String, Path> volumes = new TreeMap<>();
    private final List<BackupProblem> problems = new ArrayList<>();

    /** The next backups hold these files as the data of this claim in {@code shop}. */
    StoredBackup volume(String claim, Path data) {
        volumes.put(claim, data);
        return this;
    }

    /** The next backups name this as missing. */
    StoredBackup problem(BackupProblem problem) {
        problems.add(problem);
        return this;
    }

    /** A backup of what a cluster has. */
    public BackupContents of(ClusterObjects cluster, Selection selection, Consumer<Problem> problems, int partBytes) {
        var export = new ExportObjects(cluster, "granary-system", lines);
        return written(selectionNames(selection), partBytes, objects -> export.exportAll(selection, objects, problems));
    }

    /** A backup with these lines. */
    BackupContents of(List<String> namespaces, StoredObject... objects) {
        return written(namespaces, SMALL_PARTS, sink -> {
            for (StoredObject object : objects) {
                sink.accept(new ResourceObject(
                        object.object().apiVersion(), object.object().kind(), ByteBuffer.wrap(lines.write(object))));
            }
        });
    }

    /** An object of a namespace as YAML; its kind is one of {@link FakeKinds}. */
    static StoredObject yaml(String yaml) {
        KubeObject object = Yaml.object(yaml);
        return StoredObject.plain(kind(object), object);
    }

    private static KindName kind(KubeObject object) {
        return FakeKinds.ALL.stream()
                .filter(kind -> kind.is(object.group(), object.kind()))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static List<String> selectionNames(Selection selection) {
        return selection.namespaces() instanceof NamespaceChoice.Named named ? named.names() : List.of();
    }

    private BackupContents written(List<String> namespaces, int partBytes, Consumer<Consumer<ResourceObject>> objects) {
        BackupKey key = new BackupKey(UUID.randomUUID(), UUID.randomUUID());
        var sessions = new BackupSessions(store, InstantSource.fixed(NOW), new Nonces(new SecureRandom()));
        var opened = (OpenResult.Opened) sessions.open(key, "test", new ParentChoice.None());
        var description = new BackupDescription(namespaces, NOW, "test");
        try (BackupWriter writer = BackupWriter.open(opened.session(), description, SealedStreams.none(), partBytes)) {
            objects.accept(writer::add);
            problems.forEach(writer::addProblem);
            volumes.forEach((claim, data) -> VolumeInStore.add(writer, opened.session(), "shop", claim, data));
            Manifest manifest =
                    ((CommitResult.Committed) writer.commit(NOW)).backup().manifest();
            return BackupContents.of(new BackupReader(store), manifest, Given.LOCATION, lines);
        }
    }
}
