package dev.granary.agent.domain.restore.adapt;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What belongs to the cluster and stays with an object that takes the place of another one there. */
public final class CarriedOver {

    private static final List<List<String>> SERVICE = List.of(
            List.of("spec", "clusterIP"),
            List.of("spec", "clusterIPs"),
            List.of("spec", "ipFamilies"),
            List.of("spec", "ipFamilyPolicy"),
            List.of("spec", "healthCheckNodePort"));
    private static final List<List<String>> CLAIM =
            List.of(List.of("spec", "volumeName"), List.of("spec", "storageClassName"), List.of("spec", "volumeMode"));

    private CarriedOver() {}

    /** The object with the identity of the one that is there, and with what the cluster gave to that one. */
    public static KubeObject into(KubeObject wanted, KubeObject current) {
        KubeObject object = wanted.copy();
        keep(
                object,
                current,
                List.of(
                        List.of("metadata", "uid"),
                        List.of("metadata", "resourceVersion"),
                        List.of("metadata", "creationTimestamp"),
                        List.of("metadata", "ownerReferences")));
        keepFinalizers(object.fields(), current.fields());
        switch (object.group() + "/" + object.kind()) {
            case "/Namespace" -> {
                keep(object, current, List.of(List.of("spec")));
                keepMember(object, current, "labels", "kubernetes.io/metadata.name");
            }
            case "/Service" -> {
                keep(object, current, SERVICE);
                keepNodePorts(object.fields(), current.fields());
            }
            case "/ServiceAccount" -> keep(object, current, List.of(List.of("secrets")));
            case "/PersistentVolumeClaim" -> {
                keep(object, current, CLAIM);
                VolumeFields.BINDING.forEach(name -> keepMember(object, current, "annotations", name));
            }
            case "/PersistentVolume" -> {
                keepClaim(object, current);
                VolumeFields.BINDING.forEach(name -> keepMember(object, current, "annotations", name));
            }
            case "batch/Job" -> {
                keep(object, current, List.of(List.of("spec", "selector")));
                for (String label : JobFields.GENERATED) {
                    keepMember(object, current, "labels", label);
                    keep(object, current, List.of(List.of("spec", "template", "metadata", "labels", label)));
                }
            }
            default -> {
                // the cluster gave it nothing of its own
            }
        }
        return object;
    }

    private static void keep(KubeObject object, KubeObject current, List<List<String>> paths) {
        for (List<String> names : paths) {
            String[] path = names.toArray(String[]::new);
            if (!object.fields().has(path) && current.fields().has(path)) {
                object.fields().put(current.fields().copy().value(path), path);
            }
        }
    }

    private static void keepMember(KubeObject object, KubeObject current, String map, String name) {
        keep(object, current, List.of(List.of("metadata", map, name)));
    }

    /** The identity of the claim, where the volume is bound to the one of that name. */
    private static void keepClaim(KubeObject volume, KubeObject current) {
        boolean isAlike = List.of("namespace", "name").stream()
                .allMatch(field -> volume.fields()
                        .text("spec", "claimRef", field)
                        .equals(current.fields().text("spec", "claimRef", field)));
        if (isAlike || !volume.fields().has("spec", "claimRef")) {
            keep(
                    volume,
                    current,
                    List.of(
                            List.of("spec", "claimRef"),
                            List.of("spec", "claimRef", "uid"),
                            List.of("spec", "claimRef", "resourceVersion")));
        }
    }

    private static void keepFinalizers(Fields object, Fields current) {
        Set<String> finalizers = new LinkedHashSet<>(object.texts("metadata", "finalizers"));
        finalizers.addAll(current.texts("metadata", "finalizers"));
        if (!finalizers.isEmpty()) {
            object.put(List.copyOf(finalizers), "metadata", "finalizers");
        }
    }

    private static void keepNodePorts(Fields object, Fields current) {
        for (Fields port : object.children("spec", "ports")) {
            if (!port.has("nodePort")) {
                current.children("spec", "ports").stream()
                        .filter(other -> isSamePort(port, other) && other.has("nodePort"))
                        .findFirst()
                        .ifPresent(other -> port.put(other.value("nodePort"), "nodePort"));
            }
        }
    }

    private static boolean isSamePort(Fields one, Fields other) {
        return identity(one).equals(identity(other));
    }

    private static Map<String, String> identity(Fields port) {
        return Map.of(
                "port", String.valueOf(port.value("port")),
                "protocol", port.text("protocol").orElse("TCP"));
    }
}
