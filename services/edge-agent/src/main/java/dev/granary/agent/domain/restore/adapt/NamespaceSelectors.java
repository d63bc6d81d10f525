package dev.granary.agent.domain.restore.adapt;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.restore.NamespaceMapping.Renaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selectors that mean namespaces by their name: the label that every namespace has of itself, and the lists of pod
 * affinity. Looked for in the kinds of Kubernetes that have such selectors, wherever they are in there.
 */
final class NamespaceSelectors {

    private static final List<String> KINDS = List.of(
            "networking.k8s.io/NetworkPolicy",
            "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
            "admissionregistration.k8s.io/MutatingWebhookConfiguration",
            "/Pod",
            "/ReplicationController",
            "apps/Deployment",
            "apps/StatefulSet",
            "apps/DaemonSet",
            "apps/ReplicaSet",
            "batch/Job",
            "batch/CronJob");
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private final Renaming renaming;

    NamespaceSelectors(Renaming renaming) {
        this.renaming = renaming;
    }

    void follow(KubeObject object) {
        if (KINDS.contains(object.group() + "/" + object.kind())) {
            look(object.fields());
        }
    }

    private void look(Fields fields) {
        fields.child("namespaceSelector").ifPresent(this::selector);
        if (fields.has("topologyKey") && fields.has("namespaces")) {
            fields.put(renamed(fields.texts("namespaces")), "namespaces");
        }
        for (Map.Entry<String, @Nullable Object> field : fields.map().entrySet()) {
            fields.child(field.getKey()).ifPresent(this::look);
            fields.children(field.getKey()).forEach(this::look);
        }
    }

    private void selector(Fields selector) {
        selector.text("matchLabels", NAME_LABEL)
                .ifPresent(name -> selector.put(renaming.of(name), "matchLabels", NAME_LABEL));
        for (Fields expression : selector.children("matchExpressions")) {
            if (expression.text("key").filter(NAME_LABEL::equals).isPresent()) {
                expression.put(renamed(expression.texts("values")), "values");
            }
        }
    }

    private List<String> renamed(List<String> names) {
        return names.stream().map(renaming::of).toList();
    }
}
