package dev.granary.agent.adapter.kubernetes.volume;

import static org.awaitility.Awaitility.await;

import dev.granary.agent.application.volume.MoveVolume;
import dev.granary.agent.application.volume.MoverReport;
import dev.granary.agent.application.volume.MoverTask;
import dev.granary.agent.world.Shoot;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Kubelet, snapshot controller and driver of one agent's movers, a step each time. A mover is run in the caller's thread on a
 * directory.
 */
final class NodeAndDriver {

    /** What goes wrong. */
    enum Fault {
        NONE,
        SNAPSHOT_HANGS,
        /** The content is there, and its snapshot does not say so yet. */
        SNAPSHOT_UNBOUND,
        /** The content is there, and never ready. */
        SNAPSHOT_UNREADY,
        /** The volume of the snapshot is not made, and so the pod is not scheduled. */
        NOT_PROVISIONED,
        /** The Job controller may not make the pod. */
        NO_POD,
        NOT_SCHEDULED,
        NOT_MOUNTED,
        EVICTED,
        KILLED
    }

    private final KubernetesClient admin;
    private final String agentNamespace;
    private final MoveVolume move;
    private final Path data;
    private final List<Job> jobs = new ArrayList<>();
    private final List<String> policies = new ArrayList<>();
    private Fault fault = Fault.NONE;

    NodeAndDriver(Shoot shoot, String agentNamespace, MoveVolume move, Path data) {
        this.admin = shoot.admin();
        this.agentNamespace = agentNamespace;
        this.move = move;
        this.data = data;
    }

    void fail(Fault next) {
        fault = next;
    }

    /** Jobs that were seen. */
    List<Job> jobs() {
        return List.copyOf(jobs);
    }

    /** Deletion policies of the driver's contents when their movers ran. */
    List<String> policies() {
        return List.copyOf(policies);
    }

    void step() {
        snapshots().forEach(this::snapshot);
        admin.batch().v1().jobs().inNamespace(agentNamespace).list().getItems().stream()
                .filter(job -> jobs.stream().noneMatch(seen -> name(seen).equals(name(job))))
                .forEach(this::run);
    }

    private List<GenericKubernetesResource> snapshots() {
        return admin.genericKubernetesResources(SnapshotKinds.SNAPSHOTS)
                .inAnyNamespace()
                .withLabel(MoverLabels.MOVER, agentNamespace)
                .list()
                .getItems();
    }

    private void snapshot(GenericKubernetesResource snapshot) {
        if (snapshot.get("spec", "source", "persistentVolumeClaimName") == null || snapshot.get("status") != null) {
            return;
        }
        if (fault == Fault.SNAPSHOT_HANGS) {
            Warnings.tell(admin, snapshot, "SnapshotContentCreationFailed", "the driver is out of quota");
            return;
        }
        String content = "snapcontent-" + snapshot.getMetadata().getUid();
        makeContent(content, snapshot.getMetadata().getNamespace(), name(snapshot));
        if (fault == Fault.SNAPSHOT_UNBOUND) {
            return;
        }
        snapshot.setAdditionalProperty(
                "status",
                Map.of(
                        "readyToUse",
                        fault != Fault.SNAPSHOT_UNREADY,
                        "boundVolumeSnapshotContentName",
                        content,
                        "creationTime",
                        "2026-11-20T10:00:00Z",
                        "restoreSize",
                        "2Gi"));
        admin.resource(snapshot).updateStatus();
    }

    /** Of a class that keeps the driver's snapshots. */
    void makeContent(String content, String namespace, String snapshot) {
        var made = admin.resource(new GenericKubernetesResourceBuilder()
                        .withApiVersion(SnapshotKinds.API_VERSION)
                        .withKind("VolumeSnapshotContent")
                        .withNewMetadata()
                        .withName(content)
                        .endMetadata()
                        .addToAdditionalProperties(
                                "spec",
                                Map.of(
                                        "deletionPolicy",
                                        "Retain",
                                        "source",
                                        Map.of("volumeHandle", "volume-1"),
                                        "volumeSnapshotRef",
                                        Map.of("namespace", namespace, "name", snapshot)))
                        .build())
                .create();
        made.setAdditionalProperty("status", Map.of("snapshotHandle", "handle-1"));
        admin.resource(made).updateStatus();
    }

    /** Those that are there of the driver. */
    List<String> contentPolicies() {
        return contents()
                .map(content -> content.<String>get("spec", "deletionPolicy"))
                .toList();
    }

    /** As the snapshot controller does once their snapshots are gone. The names and policies of those that were there. */
    List<String> removeContents() {
        List<GenericKubernetesResource> contents = contents().toList();
        contents.forEach(content -> admin.resource(content).delete());
        return contents.stream()
                .map(content -> name(content) + " " + content.get("spec", "deletionPolicy"))
                .toList();
    }

    private Stream<GenericKubernetesResource> contents() {
        return admin.genericKubernetesResources(SnapshotKinds.CONTENTS).list().getItems().stream()
                .filter(content -> name(content).startsWith("snapcontent-"));
    }

    private void run(Job job) {
        jobs.add(job);
        policies.addAll(contentPolicies());
        if (fault == Fault.NO_POD) {
            Warnings.tell(admin, job, "FailedCreate", "Error creating: pods are forbidden: exceeded quota");
            return;
        }
        Pod pod = madePod(job);
        switch (fault) {
            case NOT_SCHEDULED -> Warnings.tell(admin, pod, "FailedScheduling", "0/3 nodes are available");
            case NOT_PROVISIONED -> {
                Warnings.tell(admin, pod, "FailedScheduling", "pod has unbound immediate PersistentVolumeClaims");
                Warnings.tell(admin, claim(job), "ProvisioningFailed", "the quota for disks is exceeded");
            }
            case NOT_MOUNTED ->
                Warnings.tell(admin, pod, "FailedMount", "MountVolume.SetUp failed: the disk is attached elsewhere");
            case NONE, SNAPSHOT_HANGS, SNAPSHOT_UNBOUND, SNAPSHOT_UNREADY, NO_POD, EVICTED, KILLED -> {
                pod.setStatus(status(job));
                admin.resource(pod).updateStatus();
            }
        }
    }

    private PersistentVolumeClaim claim(Job job) {
        return admin.persistentVolumeClaims()
                .inNamespace(agentNamespace)
                .withName(name(job))
                .require();
    }

    private Pod madePod(Job job) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> admin.pods()
                                .inNamespace(agentNamespace)
                                .withLabel("job-name", name(job))
                                .list()
                                .getItems(),
                        pods -> !pods.isEmpty())
                .getFirst();
    }

    private PodStatus status(Job job) {
        if (fault == Fault.EVICTED) {
            return new PodStatusBuilder()
                    .withPhase("Failed")
                    .withReason("Evicted")
                    .withMessage("The node was low on resource: memory.")
                    .build();
        }
        boolean killed = fault == Fault.KILLED;
        return new PodStatusBuilder()
                .withPhase(killed ? "Failed" : "Succeeded")
                .withContainerStatuses(new ContainerStatusBuilder()
                        .withName("mover")
                        .withImage("agent:1")
                        .withImageID("agent@1")
                        .withReady(false)
                        .withRestartCount(0)
                        .withNewState()
                        .withNewTerminated()
                        .withExitCode(killed ? 137 : 0)
                        .withReason(killed ? "OOMKilled" : "Completed")
                        .withMessage(killed ? "" : report(job))
                        .endTerminated()
                        .endState()
                        .build())
                .build();
    }

    private String report(Job job) {
        MoverTask task = MoverTask.of(environment(job));
        return MoverReport.write(
                move.move(task.attempt(), task.parent(), task.namespace(), task.claim(), data, progress -> {}));
    }

    static Map<String, String> environment(Job job) {
        Map<String, String> variables = new HashMap<>();
        for (EnvVar variable :
                job.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv()) {
            if (variable.getValue() != null) {
                variables.put(variable.getName(), variable.getValue());
            }
        }
        return variables;
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }
}
