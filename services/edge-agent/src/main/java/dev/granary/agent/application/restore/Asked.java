package dev.granary.agent.application.restore;

import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.ObjectKey;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.domain.restore.NamespaceMapping.Renaming;
import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.RestoreOptions;
import dev.granary.selection.NamespaceChoice;
import dev.granary.selection.ObjectChoice;
import dev.granary.selection.Selection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was asked for by name, and whether the backup has it. */
final class Asked {

    private final Selection selection;
    private final Map<String, Map<String, String>> namespaces;
    private final Set<ObjectChoice> met = ConcurrentHashMap.newKeySet();

    Asked(Selection selection, BackupContents contents) {
        this.selection = selection;
        this.namespaces = contents.namespaces();
    }

    /** The namespaces of the backup that are restored, under the names that they get. */
    Renaming renaming(RestoreOptions options, String ownNamespace) {
        List<String> restored = namespaces.entrySet().stream()
                .filter(namespace -> selection.namespaces().takes(namespace.getKey(), namespace.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return options.namespaces().of(restored, ownNamespace);
    }

    /** Looks whether the object is one that was asked for by its name. */
    void meet(StoredObject stored) {
        if (selection instanceof Selection.OfObjects some) {
            some.objects().stream()
                    .filter(choice -> choice.takes(stored.kind(), stored.object()))
                    .forEach(met::add);
        }
    }

    /** One result for each thing that was asked for by name and is not in the backup. */
    List<ObjectResult> missing() {
        return Stream.concat(missingNamespaces(), missingObjects()).toList();
    }

    private Stream<ObjectResult> missingNamespaces() {
        return selection.namespaces() instanceof NamespaceChoice.Named named
                ? named.names().stream()
                        .filter(name -> !namespaces.containsKey(name))
                        .map(name -> missing(new ObjectKey("", "Namespace", null, name), Reason.NAMESPACE_NOT_FOUND))
                : Stream.empty();
    }

    private Stream<ObjectResult> missingObjects() {
        return selection instanceof Selection.OfObjects some
                ? some.objects().stream()
                        .filter(choice -> !met.contains(choice) && isPossible(choice.namespace()))
                        .map(choice -> missing(
                                new ObjectKey("", choice.kind().toString(), choice.namespace(), choice.name()),
                                Reason.OBJECT_NOT_FOUND))
                : Stream.empty();
    }

    private boolean isPossible(@Nullable String namespace) {
        return namespace == null || namespaces.containsKey(namespace);
    }

    private static ObjectResult missing(ObjectKey key, Reason reason) {
        return ObjectResult.of(key, Outcome.FAILED, reason, "The backup does not have it.");
    }
}
