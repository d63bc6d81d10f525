package dev.granary.registry.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a cluster stands.
 *
 * @param reason CamelCase; null when the state needs none
 * @param message a sentence for a person; null when the state needs none
 * @param since when the state was entered; a new reason in the same state keeps it
 */
public record Status(
        ClusterState state,
        @Nullable String reason,
        @Nullable String message,
        Instant since) {

    static Status requested(Instant since) {
        return new Status(ClusterState.PENDING, "AgentRequested", "Discovery was asked to install the agent.", since);
    }

    static Status unmanaged(Instant since) {
        return new Status(
                ClusterState.PENDING, "NotManaged", "The labels of the shoot do not ask for protection.", since);
    }

    static Status installed(Instant since) {
        return new Status(
                ClusterState.PENDING, "AwaitingAgent", "The agent is installed and has not spoken yet.", since);
    }

    static Status online(Instant since) {
        return new Status(ClusterState.ONLINE, null, null, since);
    }

    static Status failed(String reason, String message, Instant since) {
        return new Status(ClusterState.FAILED, reason, message, since);
    }

    static Status silent(boolean hibernated, Instant since) {
        return hibernated
                ? new Status(ClusterState.OFFLINE, "Hibernated", "The shoot sleeps; its agent rests with it.", since)
                : new Status(ClusterState.OFFLINE, "AgentOffline", "The agent missed three heartbeats.", since);
    }

    /** This status entered at the time that counts: a change of reason alone does not restart the clock. */
    Status after(Status before) {
        return before.state == state ? new Status(state, reason, message, before.since) : this;
    }

    /** Why a silent agent is silent follows the sleep of its shoot. */
    Status withSleep(boolean hibernated) {
        return is(ClusterState.OFFLINE) ? silent(hibernated, since) : this;
    }

    boolean is(ClusterState other) {
        return state == other;
    }
}
