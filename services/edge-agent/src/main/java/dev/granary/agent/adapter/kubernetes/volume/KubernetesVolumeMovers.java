package dev.granary.agent.adapter.kubernetes.volume;

import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.application.restore.Patience;
import dev.granary.agent.application.volume.MoveOrder;
import dev.granary.agent.application.volume.MoveResult;
import dev.granary.agent.application.volume.MoveResult.NotMoved;
import dev.granary.agent.application.volume.MoverProgress;
import dev.granary.agent.application.volume.MoverReport;
import dev.granary.agent.application.volume.MoverTask;
import dev.granary.agent.application.volume.VolumeMovers;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.volume.VolumeWay;
import dev.granary.observability.LogLine;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Movers as Jobs in the agent's namespace. */
public final class KubernetesVolumeMovers implements VolumeMovers {

    /** Name of the agent's Deployment, which movers are made after. */
    static final String AGENT = "granary-agent";

    private static final Logger LOG = Logger.getLogger(KubernetesVolumeMovers.class);

    private final KubernetesClient client;
    private final DesiredStates states;
    private final Supplier<UUID> ids;
    private final MoverLimits limits;
    private final MoverLabels labels;
    private final InstantSource clock;

    /**
     * Calls nobody yet.
     *
     * @param ids for the names of what is made; each was never drawn before
     */
    public KubernetesVolumeMovers(
            KubernetesClient client,
            String agentNamespace,
            DesiredStates states,
            Supplier<UUID> ids,
            MoverLimits limits,
            InstantSource clock) {
        this.client = client;
        this.states = states;
        this.ids = ids;
        this.limits = limits;
        this.labels = new MoverLabels(agentNamespace);
        this.clock = clock;
    }

    @Override
    public MoveResult move(MoveOrder order, Patience patience, Consumer<MoverProgress> progress) {
        String name = MoverLabels.NAME + ids.get();
        try {
            return run(order, name, new Steps(clock, patience, limits.poll()), progress);
        } catch (StepFailedException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (KubernetesClientException e) {
            return failed(Calls.refusal(e, "what the mover needs"));
        } finally {
            remove(name);
        }
    }

    @Override
    public void sweep() {
        try {
            new MadeForMovers(client, labels).removeAll();
        } catch (KubernetesClientException e) {
            LOG.warn(LogLine.of("what movers left stays", "message", Calls.refusal(e, "its removal")));
        }
    }

    private MoveResult run(MoveOrder order, String name, Steps steps, Consumer<MoverProgress> progress) {
        Deployment agent = client.apps()
                .deployments()
                .inNamespace(labels.agentNamespace())
                .withName(AGENT)
                .get();
        Location location = states.location(order.destination().locationId()).orElse(null);
        if (agent == null || location == null) {
            return failed(
                    agent == null
                            ? "The agent's Deployment " + AGENT + " is not there, which movers are made after."
                            : "The location was taken from this cluster meanwhile.");
        }
        MoverJobs jobs = new MoverJobs(MoverRights.READ, limits.start().plus(limits.run()));
        ObjectMeta metadata = labels.metadata(labels.agentNamespace(), name);
        client.resource(
                        switch (order.way()) {
                            case VolumeWay.HostPath(String node, String path) ->
                                jobs.job(
                                        agent,
                                        metadata,
                                        task(order, location, null).environment(),
                                        hostPath(path),
                                        node);
                            case VolumeWay.Snapshot snapshot -> {
                                TakenSnapshot taken = new Snapshots(client, labels, steps, limits.snapshot())
                                        .take(order, snapshot, name);
                                new CopiedClaims(client, labels).create(order, taken, name);
                                MoverTask task = task(order, location, taken.takenAt());
                                yield jobs.job(agent, metadata, task.environment(), claim(name), null);
                            }
                        })
                .create();
        return await(new RunningMover(client, labels.agentNamespace(), name), steps, progress);
    }

    private MoveResult await(RunningMover mover, Steps steps, Consumer<MoverProgress> progress) {
        steps.await("The mover did not start", limits.start(), mover::started, mover::hindrance);
        return steps.await(
                "The mover did not end", limits.run(), () -> mover.ended(MoverReport::read, progress), mover::warning);
    }

    private static MoverTask task(MoveOrder order, Location location, @Nullable String takenAt) {
        return new MoverTask(
                order.attempt(),
                order.parent(),
                order.namespace(),
                order.claim(),
                order.destination(),
                location.endpoint(),
                location.container(),
                takenAt == null ? null : Instant.parse(takenAt));
    }

    private static Volume hostPath(String path) {
        return new VolumeBuilder()
                .withName(MoverJobs.VOLUME)
                .withNewHostPath(path, "Directory")
                .build();
    }

    private static Volume claim(String name) {
        return new VolumeBuilder()
                .withName(MoverJobs.VOLUME)
                .withNewPersistentVolumeClaim(name, true)
                .build();
    }

    private static MoveResult failed(String message) {
        return new NotMoved(Reason.VOLUME_BACKUP_FAILED, message);
    }

    /** An agent that is asked to end has interrupted the thread, and would leave everything to the next process. */
    private void remove(String name) {
        boolean interrupted = Thread.interrupted();
        try {
            new MadeForMovers(client, labels).remove(name);
        } catch (KubernetesClientException e) {
            // how the mover ended is known and counts; the sweep before the next backup removes what is left
            return;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
