package dev.granary.agent.domain.restore.adapt;

import dev.granary.agent.domain.kube.KubeObject;

/** The namespace itself. */
final class NamespaceFields {

    private NamespaceFields() {}

    /** Its finalizer, its name as a label and its phase are the server's. */
    static void adapt(KubeObject namespace) {
        namespace.fields().remove("spec");
        namespace.fields().remove("status");
        namespace.fields().remove("metadata", "labels", "kubernetes.io/metadata.name");
    }
}
