package dev.granary.agent.adapter.kubernetes.volume;

import static java.net.HttpURLConnection.HTTP_CONFLICT;

import dev.granary.agent.application.volume.MoverProgress;
import dev.granary.agent.application.volume.MoverTask;
import dev.granary.agent.application.volume.fill.FillOrder;
import dev.granary.agent.application.volume.fill.FillReport;
import dev.granary.agent.application.volume.fill.FillResult;
import dev.granary.agent.application.volume.fill.FillTask;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.kube.Fields;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Movers that fill volumes: each a claim like the tenant's in the agent's namespace, and a Job that mounts it. */
final class Fillers {

    private final KubernetesClient client;
    private final FillLabels labels;
    private final MoverLimits limits;
    private final Steps steps;
    private final Consumer<MoverProgress> running;

    /** Told now and then how far a mover is. */
    Fillers(
            KubernetesClient client,
            FillLabels labels,
            MoverLimits limits,
            Steps steps,
            Consumer<MoverProgress> running) {
        this.client = client;
        this.labels = labels;
        this.limits = limits;
        this.steps = steps;
        this.running = running;
    }

    /** Runs a mover to its end, or waits for the one that an earlier process started. */
    FillResult run(FillOrder order, Deployment agent, Location location) {
        String name = FillLabels.name(order);
        createIfAbsent(claim(order));
        createIfAbsent(new MoverJobs(MoverRights.FILL, limits.start().plus(limits.run()))
                .job(agent, labels.metadata(order), environment(order, location), mount(name), null));
        RunningMover mover = new RunningMover(client, labels.agentNamespace(), name);
        steps.await("The mover did not start", limits.start(), mover::started, mover::hindrance);
        return steps.await(
                "The mover did not end", limits.run(), () -> mover.ended(FillReport::read, running), mover::warning);
    }

    /** Name of the volume that was filled. */
    String volume(FillOrder order) {
        return client.persistentVolumeClaims()
                .inNamespace(labels.agentNamespace())
                .withName(FillLabels.name(order))
                .require()
                .getSpec()
                .getVolumeName();
    }

    /** Ends the mover, and waits until the volume is nobody's. */
    void leave(FillOrder order, MadeForFills made) {
        String name = FillLabels.name(order);
        made.removeAroundVolume(name);
        steps.await(
                "The volume was not let go",
                limits.start(),
                () -> isThere(name) ? Optional.empty() : Optional.of(true),
                () -> new LastEvent(client).about(labels.agentNamespace(), name));
    }

    private boolean isThere(String claim) {
        return client.persistentVolumeClaims()
                        .inNamespace(labels.agentNamespace())
                        .withName(claim)
                        .get()
                != null;
    }

    private PersistentVolumeClaim claim(FillOrder order) {
        Fields wanted = order.wanted().fields();
        return new PersistentVolumeClaimBuilder()
                .withMetadata(labels.metadata(order))
                .withNewSpec()
                .withStorageClassName(wanted.filled("spec", "storageClassName").orElse(null))
                .withAccessModes(wanted.texts("spec", "accessModes"))
                .withNewResources()
                .addToRequests(
                        "storage",
                        new Quantity(wanted.text("spec", "resources", "requests", "storage")
                                .orElseThrow(() -> new StepFailedException("The claim of the backup has no size."))))
                .endResources()
                .endSpec()
                .build();
    }

    private static Volume mount(String name) {
        return new VolumeBuilder()
                .withName(MoverJobs.VOLUME)
                .withNewPersistentVolumeClaim(name, false)
                .build();
    }

    private static Map<String, String> environment(FillOrder order, Location location) {
        var task = new FillTask(
                order.backup(),
                order.locationId(),
                order.namespace(),
                order.claim(),
                location.endpoint(),
                location.container());
        Map<String, String> variables = new HashMap<>(task.environment());
        variables.put(MoverTask.MODE, FillTask.FILLER);
        return variables;
    }

    private void createIfAbsent(HasMetadata wanted) {
        try {
            client.resource(wanted).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HTTP_CONFLICT) { // an earlier process of the agent made it
                throw e;
            }
        }
    }
}
