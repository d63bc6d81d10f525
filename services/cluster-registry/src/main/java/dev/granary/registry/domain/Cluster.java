package dev.granary.registry.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A cluster and the state of its connection. Immutable; every transition is idempotent, takes late and repeated words,
 * and leaves the cluster as it is when the word is older than what is known.
 *
 * @param registrationNumber counts the registrations of this cluster from 1
 * @param managed false once the labels left the selector
 * @param trust null until the agent is installed
 * @param agent null until the agent said hello
 * @param lastHeardAt null until the agent was heard
 * @param version counts the events of this cluster
 */
public record Cluster(
        ClusterId id,
        Tenant tenant,
        int registrationNumber,
        Shoot shoot,
        Sighting sighting,
        boolean managed,
        Status status,
        @Nullable Trust trust,
        @Nullable Agent agent,
        @Nullable Instant lastHeardAt,
        long version) {

    /** A shoot is seen for the first time. One that is not managed is remembered, so that an older word changes nothing. */
    public static Change register(
            ClusterId id, Tenant tenant, Shoot shoot, Sighting sighting, boolean managed, Instant now) {
        Status status = managed ? Status.requested(now) : Status.unmanaged(now);
        Cluster cluster = new Cluster(id, tenant, 1, shoot, sighting, managed, status, null, null, null, 0);
        Change registered = Change.silently(cluster).raise(ClusterEvent.Registered::new, now);
        return managed ? registered.raise(ClusterEvent.InstallationRequested::new, now) : registered;
    }

    /** Discovery saw the shoot again. */
    public Change observe(Shoot seen, Sighting at, boolean nowManaged, Instant now) {
        if (!at.isNewerThan(sighting)) {
            return Change.silently(this);
        }
        boolean install = nowManaged && !managed && trust == null && canBeInstalled();
        Status then = install ? Status.requested(now) : status.withSleep(seen.hibernated());
        Cluster next = with(seen, at, nowManaged).with(then.after(status));
        if (managed && !nowManaged) {
            return Change.silently(next).raise(ClusterEvent.Unmanaged::new, now);
        }
        boolean same = seen.equals(shoot) && nowManaged == managed && next.status.equals(status);
        Change change = Change.silently(next);
        change = same ? change : change.raise(ClusterEvent.Updated::new, now);
        return install ? change.raise(ClusterEvent.InstallationRequested::new, now) : change;
    }

    /** The agent's manifests are on the shoot, and its issuer's keys are known. */
    public Change agentInstalled(int registration, Trust installed, Instant now) {
        boolean outdated = trust != null && installed.installedAt().isBefore(trust.installedAt());
        if (outdated || registration != registrationNumber || status.is(ClusterState.REMOVING)) {
            return Change.silently(this);
        }
        Cluster next = with(installed);
        return canBeInstalled()
                ? next.enter(Status.installed(now), ClusterEvent.Updated::new, now)
                : Change.silently(next);
    }

    /** The agent could not be installed. Once it has spoken it is there, whatever a later attempt met. */
    public Change installationFailed(int registration, String reason, String message, Instant failedAt, Instant now) {
        boolean outdated = trust != null && !failedAt.isAfter(trust.installedAt());
        if (outdated || registration != registrationNumber || !canBeInstalled()) {
            return Change.silently(this);
        }
        return enter(Status.failed(reason, message, now), ClusterEvent.Failed::new, now);
    }

    /** The agent spoke. */
    public Change hear(Word word, Instant now, Duration patience) {
        if (status.is(ClusterState.REMOVING)) {
            return Change.silently(this);
        }
        Cluster next = withWord(word);
        if (!status.is(ClusterState.ONLINE) && word.isFresh(now, patience)) {
            return next.enter(Status.online(now), ClusterEvent.WentOnline::new, now);
        }
        return Objects.equals(next.agent, agent)
                ? Change.silently(next)
                : Change.silently(next).raise(ClusterEvent.Updated::new, now);
    }

    /** Time passed; an agent that is silent for longer than the patience is taken for gone. */
    public Change pass(Instant now, Duration patience) {
        boolean silent = lastHeardAt == null || lastHeardAt.isBefore(now.minus(patience));
        return status.is(ClusterState.ONLINE) && silent
                ? enter(Status.silent(shoot.hibernated(), now), ClusterEvent.WentOffline::new, now)
                : Change.silently(this);
    }

    /** The version that the agent saw, or that Gardener wants until it has spoken. */
    public String kubernetesVersion() {
        return agent == null ? shoot.kubernetesVersion() : agent.kubernetesVersion();
    }

    private boolean canBeInstalled() {
        return switch (status.state()) {
            case PENDING, FAILED -> true;
            case ONLINE, OFFLINE, REMOVING -> false;
        };
    }

    private Change enter(Status entered, BiFunction<Cluster, Instant, ClusterEvent> kind, Instant now) {
        Status next = entered.after(status);
        return next.equals(status)
                ? Change.silently(this)
                : Change.silently(with(next)).raise(kind, now);
    }

    private Cluster withWord(Word word) {
        boolean newest = lastHeardAt == null || !word.heardAt().isBefore(lastHeardAt);
        Agent introduced = word.introduction() != null && (newest || agent == null) ? word.introduction() : agent;
        return copy(
                shoot, sighting, managed, status, trust, introduced, newest ? word.heardAt() : lastHeardAt, version);
    }

    private Cluster with(Shoot seen, Sighting at, boolean nowManaged) {
        return copy(seen, at, nowManaged, status, trust, agent, lastHeardAt, version);
    }

    private Cluster with(Status next) {
        return copy(shoot, sighting, managed, next, trust, agent, lastHeardAt, version);
    }

    private Cluster with(Trust installed) {
        return copy(shoot, sighting, managed, status, installed, agent, lastHeardAt, version);
    }

    Cluster nextVersion() {
        return copy(shoot, sighting, managed, status, trust, agent, lastHeardAt, version + 1);
    }

    private Cluster copy(
            Shoot seen,
            Sighting at,
            boolean nowManaged,
            Status next,
            @Nullable Trust installed,
            @Nullable Agent introduced,
            @Nullable Instant heardAt,
            long number) {
        return new Cluster(
                id, tenant, registrationNumber, seen, at, nowManaged, next, installed, introduced, heardAt, number);
    }
}
