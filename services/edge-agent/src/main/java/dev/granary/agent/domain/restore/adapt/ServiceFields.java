package dev.granary.agent.domain.restore.adapt;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.restore.RestoreOptions;

/** Addresses and ports that a cluster allocates. */
final class ServiceFields {

    private static final String HEADLESS = "None";

    private ServiceFields() {}

    static void adapt(KubeObject service, RestoreOptions options) {
        Fields fields = service.fields();
        if (!options.keepClusterAddresses()
                && !fields.text("spec", "clusterIP").orElse("").equals(HEADLESS)) {
            fields.remove("spec", "clusterIP");
            fields.remove("spec", "clusterIPs");
        }
        if (!options.keepNodePorts()) {
            fields.children("spec", "ports").forEach(port -> port.remove("nodePort"));
            fields.remove("spec", "healthCheckNodePort");
        }
    }
}
