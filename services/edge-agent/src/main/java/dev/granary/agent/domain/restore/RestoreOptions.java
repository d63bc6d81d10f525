package dev.granary.agent.domain.restore;

import dev.granary.selection.Selection;
import java.util.Map;

/**
 * How a restore is wanted.
 *
 * @param selection which objects of the backup, under the names that they have there
 * @param namespaces under which names they come back
 * @param storageClasses classes of the cluster in the place of those in the backup
 * @param withStatus whether the status comes back too; most controllers write it anew
 * @param withControlled whether objects come back that the controllers of Kubernetes make by themselves
 * @param keepNodePorts whether services ask for the node ports that they had
 * @param keepClusterAddresses whether services ask for the cluster addresses that they had
 */
public record RestoreOptions(
        Selection selection,
        NamespaceMapping namespaces,
        Map<String, String> storageClasses,
        Existing existing,
        boolean withStatus,
        boolean withControlled,
        boolean keepNodePorts,
        boolean keepClusterAddresses) {

    public RestoreOptions {
        storageClasses = Map.copyOf(storageClasses);
    }

    public RestoreOptions withSelection(Selection other) {
        return new RestoreOptions(
                other,
                namespaces,
                storageClasses,
                existing,
                withStatus,
                withControlled,
                keepNodePorts,
                keepClusterAddresses);
    }

    /** What happens to an object that is there already. */
    public enum Existing {
        /** It is kept. */
        RETAIN,
        /** It is replaced; only namespaces and what is outside of them stay. */
        DELETE
    }

    /** The selection under its own names, and nothing that exists is touched. */
    public static RestoreOptions of(Selection selection) {
        return new RestoreOptions(
                selection, NamespaceMapping.NONE, Map.of(), Existing.RETAIN, false, false, false, false);
    }
}
