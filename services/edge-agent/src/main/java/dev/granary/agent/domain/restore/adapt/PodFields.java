package dev.granary.agent.domain.restore.adapt;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What admission, scheduler and kubelet of its own cluster wrote into a pod. */
final class PodFields {

    private PodFields() {}

    static void adapt(KubeObject pod) {
        Fields fields = pod.fields();
        // the scheduler decides anew; admission works priority and preemption out from the class and refuses any
        // others;
        // debug containers are added to running pods only
        List.of("nodeName", "priority", "preemptionPolicy", "ephemeralContainers")
                .forEach(field -> fields.remove("spec", field));
        removeMintedTokens(fields);
    }

    private static void removeMintedTokens(Fields pod) {
        Pattern minted =
                AccountFields.minted(pod.text("spec", "serviceAccountName").orElse("default"));
        Set<String> volumes = pod.children("spec", "volumes").stream()
                .filter(volume -> volume.text("secret", "secretName")
                        .filter(name -> minted.matcher(name).matches())
                        .isPresent())
                .flatMap(volume -> volume.text("name").stream())
                .collect(Collectors.toSet());
        if (volumes.isEmpty()) {
            return;
        }
        pod.removeChildren(volume -> volumes.contains(volume.text("name").orElse("")), "spec", "volumes");
        Stream.of("containers", "initContainers")
                .flatMap(list -> pod.children("spec", list).stream())
                .forEach(container -> container.removeChildren(
                        mount -> volumes.contains(mount.text("name").orElse("")), "volumeMounts"));
    }
}
