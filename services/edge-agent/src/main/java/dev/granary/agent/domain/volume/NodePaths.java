package dev.granary.agent.domain.volume;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a volume lies in the file system of a node. */
final class NodePaths {

    private static final String HOSTNAME = "kubernetes.io/hostname";

    private NodePaths() {}

    static Optional<VolumeWay> of(ClaimFacts facts, Fields volume) {
        Optional<String> directory =
                volume.filled("spec", "local", "path").or(() -> volume.filled("spec", "hostPath", "path"));
        return directory.isPresent()
                ? node(facts, volume).map(node -> new VolumeWay.HostPath(node, directory.get()))
                : mounted(facts, volume);
    }

    /** The kubelet mounts volumes of a driver below the pod that uses them. */
    private static Optional<VolumeWay> mounted(ClaimFacts facts, Fields volume) {
        if (!volume.has("spec", "csi")) {
            return Optional.empty();
        }
        String name = volume.text("metadata", "name").orElse("");
        return facts.users()
                .flatMap(pod -> nodeOf(pod)
                        .map(node -> new VolumeWay.HostPath(
                                node,
                                "/var/lib/kubelet/pods/" + pod.uid() + "/volumes/kubernetes.io~csi/" + name + "/mount"))
                        .stream())
                .map(VolumeWay.class::cast)
                .findFirst();
    }

    private static Optional<String> node(ClaimFacts facts, Fields volume) {
        return Stream.concat(affinity(volume), facts.users().flatMap(pod -> nodeOf(pod).stream()))
                .findFirst();
    }

    private static Stream<String> affinity(Fields volume) {
        return volume.children("spec", "nodeAffinity", "required", "nodeSelectorTerms").stream()
                .flatMap(term -> term.children("matchExpressions").stream())
                .filter(expression -> expression
                                .text("key")
                                .filter(HOSTNAME::equals)
                                .isPresent()
                        && expression.text("operator").filter("In"::equals).isPresent())
                .flatMap(expression -> expression.texts("values").stream());
    }

    private static Optional<String> nodeOf(KubeObject pod) {
        return pod.fields().filled("spec", "nodeName");
    }
}
