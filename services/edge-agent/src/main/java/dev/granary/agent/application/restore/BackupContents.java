package dev.granary.agent.application.restore;

import dev.granary.agent.application.port.ObjectLines;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.domain.restore.Phase;
import dev.granary.agent.domain.restore.RestoreOptions;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.selection.NamespaceChoice;
import dev.granary.selection.Selection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one backup, phase by phase. One look through all of it finds out which of its blobs hold something of a
 * phase; a phase then reads these. So memory is bounded by the longest line, whatever the order in the backup is, and little
 * is read twice, because backups are written in the order of the phases.
 */
public final class BackupContents {

    private final BackupReader reader;
    private final Manifest manifest;
    private final ObjectLines lines;
    private final BackupVolumes volumes;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Map<String, String>> namespaces = new LinkedHashMap<>();

    private record Part(ManifestBlob blob, Set<Phase> phases) {}

    private BackupContents(BackupReader reader, Manifest manifest, ObjectLines lines, BackupVolumes volumes) {
        this.reader = reader;
        this.manifest = manifest;
        this.lines = lines;
        this.volumes = volumes;
    }

    /**
     * Looks through a backup.
     *
     * @param locationId where it is
     * @throws dev.granary.engine.store.BlobStoreException the store does not give it back as it was written
     * @throws ObjectLines.UnreadableLineException it holds something else than objects
     */
    public static BackupContents of(BackupReader reader, Manifest manifest, UUID locationId, ObjectLines lines) {
        BackupContents contents = new BackupContents(reader, manifest, lines, BackupVolumes.of(manifest, locationId));
        manifest.blobs().stream().filter(ManifestBlob::holdsResources).forEach(contents::look);
        return contents;
    }

    private void look(ManifestBlob blob) {
        Set<Phase> phases = EnumSet.noneOf(Phase.class);
        reader.forEachObject(manifest, blob, line -> {
            Phase phase = Phase.of(lines.kindOf(line));
            phases.add(phase);
            if (phase == Phase.NAMESPACES) {
                KubeObject namespace = lines.read(line).object();
                namespaces.put(namespace.name(), namespace.labels());
            } else {
                note(lines.namespaceOf(line));
            }
        });
        parts.add(new Part(blob, phases));
    }

    /** A backup may be made without the namespaces' own objects; then their labels are not known. */
    private void note(@Nullable String namespace) {
        if (namespace != null) {
            namespaces.putIfAbsent(namespace, Map.of());
        }
    }

    /** Of which claims it has data. */
    BackupVolumes volumes() {
        return volumes;
    }

    /** Names and labels of the namespaces that the backup holds something of. */
    Map<String, Map<String, String>> namespaces() {
        return Map.copyOf(namespaces);
    }

    /** The same options, where every namespace means every one that the backup has, those of the system too. */
    public RestoreOptions named(RestoreOptions options) {
        if (options.selection() instanceof Selection.OfNamespaces all
                && all.namespaces() instanceof NamespaceChoice.All) {
            var named = new NamespaceChoice.Named(List.copyOf(namespaces.keySet()));
            return options.withSelection(
                    new Selection.OfNamespaces(named, all.included(), all.excluded(), all.labels()));
        }
        return options;
    }

    /** The object in a line. */
    StoredObject read(byte[] line) {
        return lines.read(line);
    }

    /** Hands over every line of a phase, in the order of the backup. */
    void forEachLine(Phase phase, Consumer<byte[]> consumer) {
        parts.stream()
                .filter(part -> part.phases().contains(phase))
                .forEach(part -> reader.forEachObject(manifest, part.blob(), line -> {
                    if (Phase.of(lines.kindOf(line)) == phase) {
                        consumer.accept(line);
                    }
                }));
    }
}
