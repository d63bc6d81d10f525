package dev.granary.agent.domain.restore;

import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.Need;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.domain.restore.NamespaceMapping.Renaming;
import dev.granary.selection.Selection;

/** Whether an object of a backup is asked for. */
final class Chosen {

    private final Selection selection;
    private final Renaming renaming;

    Chosen(Selection selection, Renaming renaming) {
        this.selection = selection;
        this.renaming = renaming;
    }

    boolean takes(StoredObject stored) {
        KubeObject object = stored.object();
        String namespace = object.namespace();
        if (namespace != null) {
            return renaming.restores(namespace) && selection.takes(stored.kind(), object);
        }
        return object.is("", "Namespace")
                ? renaming.restores(object.name()) && !selection.leavesOut(stored.kind())
                : takesFromOutside(stored);
    }

    private boolean takesFromOutside(StoredObject stored) {
        if (selection.leavesOut(stored.kind())) {
            return false;
        }
        return stored.neededBy().isEmpty()
                ? selection.takes(stored.kind(), stored.object())
                : stored.neededBy().stream().anyMatch(need -> isNeeded(stored.kind(), need));
    }

    private boolean isNeeded(KindName kind, Need need) {
        return renaming.restores(need.namespace()) && (selection.takesKind(need.kind()) || selection.asksFor(kind));
    }
}
