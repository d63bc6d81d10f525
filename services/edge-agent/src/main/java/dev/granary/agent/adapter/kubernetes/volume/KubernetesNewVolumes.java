package dev.granary.agent.adapter.kubernetes.volume;

import static java.net.HttpURLConnection.HTTP_FORBIDDEN;

import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.application.restore.Patience;
import dev.granary.agent.application.volume.MoverProgress;
import dev.granary.agent.application.volume.fill.FillOrder;
import dev.granary.agent.application.volume.fill.FillResult;
import dev.granary.agent.application.volume.fill.NewVolumes;
import dev.granary.agent.application.volume.fill.Offer;
import dev.granary.agent.application.volume.fill.Offer.NotOffered;
import dev.granary.agent.application.volume.fill.Offer.Offered;
import dev.granary.agent.application.volume.fill.Settled;
import dev.granary.agent.application.volume.fill.Settled.Bound;
import dev.granary.agent.application.volume.fill.Settled.NotBound;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.Reason;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Volumes that are filled through a claim in the agent's namespace and then bound to the tenant's. Needs the cluster role
 * {@code granary-agent-restore}.
 */
public final class KubernetesNewVolumes implements NewVolumes {

    private final KubernetesClient client;
    private final DesiredStates states;
    private final MoverLimits limits;
    private final InstantSource clock;
    private final FillLabels labels;
    private final FilledVolumes volumes;
    private final MadeForFills made;

    /** Calls nobody yet. */
    public KubernetesNewVolumes(
            KubernetesClient client,
            String agentNamespace,
            DesiredStates states,
            MoverLimits limits,
            InstantSource clock) {
        this.client = client;
        this.states = states;
        this.limits = limits;
        this.clock = clock;
        this.labels = new FillLabels(agentNamespace);
        this.volumes = new FilledVolumes(client, labels);
        this.made = new MadeForFills(client, labels, volumes);
    }

    @Override
    public Offer offer(FillOrder order, Patience patience, Consumer<MoverProgress> running) {
        try {
            Steps steps = new Steps(clock, patience, limits.poll());
            return offered(order, new Fillers(client, labels, limits, steps, running));
        } catch (StepFailedException e) {
            return notOffered(order, Reason.VOLUME_RESTORE_FAILED, String.valueOf(e.getMessage()));
        } catch (KubernetesClientException e) {
            return notOffered(order, Reason.VOLUME_RESTORE_FAILED, Calls.refusal(e, "what the new volume needs"));
        }
    }

    private Offer offered(FillOrder order, Fillers fillers) {
        if (volumes.find(order).isEmpty()) {
            switch (filled(order, fillers)) {
                case FillResult.Filled filled -> volumes.keep(fillers.volume(order), order, filled);
                case FillResult.NotFilled(Reason reason, String message) -> {
                    return notOffered(order, reason, message);
                }
            }
        }
        fillers.leave(order, made);
        PersistentVolume volume = volumes.find(order)
                .orElseThrow(
                        () -> new StepFailedException("Somebody removed the new volume before its claim was made."));
        volumes.point(volume, order);
        return new Offered(volume.getMetadata().getName());
    }

    private FillResult filled(FillOrder order, Fillers fillers) {
        Deployment agent = client.apps()
                .deployments()
                .inNamespace(labels.agentNamespace())
                .withName(KubernetesVolumeMovers.AGENT)
                .get();
        Location location = states.location(order.locationId()).orElse(null);
        if (agent == null || location == null) {
            throw new StepFailedException(
                    agent == null
                            ? "The agent's Deployment is not there, which movers are made after."
                            : "The location was taken from this cluster meanwhile.");
        }
        return fillers.run(order, agent, location);
    }

    @Override
    public Settled settle(FillOrder order, Patience patience) {
        try {
            Optional<PersistentVolume> volume = volumes.find(order);
            if (volume.isPresent()) {
                awaitBound(order, new Steps(clock, patience, limits.poll()));
            }
            return new Bound(volume.map(FilledVolumes::report).orElse(FilledVolumes.UNKNOWN));
        } catch (StepFailedException e) {
            return new NotBound(String.valueOf(e.getMessage()));
        } catch (KubernetesClientException e) {
            return new NotBound(Calls.refusal(e, "the look at the volume"));
        }
    }

    private void awaitBound(FillOrder order, Steps steps) {
        String namespace = String.valueOf(order.wanted().namespace());
        String name = order.wanted().name();
        steps.await(
                "The claim did not get its volume",
                limits.start(),
                () -> isBound(namespace, name) ? Optional.of(true) : Optional.empty(),
                () -> new LastEvent(client).about(namespace, name));
    }

    private boolean isBound(String namespace, String name) {
        PersistentVolumeClaim claim = client.persistentVolumeClaims()
                .inNamespace(namespace)
                .withName(name)
                .get();
        return claim != null && "Bound".equals(claim.getStatus().getPhase());
    }

    @Override
    public void clear(Predicate<UUID> restores) {
        try {
            made.remove(one -> FillLabels.isOf(one, restores));
        } catch (KubernetesClientException e) {
            if (e.getCode() != HTTP_FORBIDDEN) { // without the right to restore it waits until the right is back
                throw new ClusterUnreachableException("what restores left could not be removed: " + e.getCode(), e);
            }
        }
    }

    private NotOffered notOffered(FillOrder order, Reason reason, String message) {
        Predicate<HasMetadata> ofOrder = one ->
                FillLabels.name(order).equals(one.getMetadata().getLabels().get(FillLabels.FILL));
        try {
            made.remove(ofOrder);
        } catch (KubernetesClientException e) {
            // how it ended is known and counts; what is left goes at the end of the restore, or before the next
            return new NotOffered(reason, message);
        }
        return new NotOffered(reason, message);
    }
}
