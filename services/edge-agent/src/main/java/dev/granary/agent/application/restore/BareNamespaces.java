package dev.granary.agent.application.restore;

import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.restore.NamespaceMapping.Renaming;
import dev.granary.agent.domain.restore.Writers;

/**
 * Makes the namespaces that are restored but do not come back themselves, because the backup was made without them or they
 * are not asked for. What goes wrong with one is said by the objects that do not find it.
 */
final class BareNamespaces {

    static final ObjectKind NAMESPACE = ObjectKind.clusterWide("", "v1", "namespaces", "Namespace");

    private final ClusterWrites writes;
    private final Writers writers;

    BareNamespaces(ClusterWrites writes, Writers writers) {
        this.writes = writes;
        this.writers = writers;
    }

    void make(Renaming renaming) {
        renaming.names().values().stream()
                .sorted()
                .filter(name -> !isThere(name))
                .forEach(this::make);
    }

    private boolean isThere(String name) {
        try {
            return writes.current(NAMESPACE, null, name).isPresent();
        } catch (KindNotListableException e) {
            return false;
        }
    }

    private void make(String name) {
        Fields fields = Fields.empty();
        fields.put("v1", "apiVersion");
        fields.put("Namespace", "kind");
        fields.put(name, "metadata", "name");
        writes.create(NAMESPACE, new KubeObject(fields), writers.creator());
    }
}
