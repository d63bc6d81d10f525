package dev.granary.agent.application;

import java.util.UUID;

/**
 * Who this agent is.
 *
 * @param clusterId the cluster that it serves
 * @param tenant the tenant of the cluster
 * @param sessionId this run of the process
 * @param version of the agent
 */
public record AgentIdentity(UUID clusterId, String tenant, UUID sessionId, String version) {

    /** Program and version, for people who look at a manifest. */
    String program() {
        return "granary edge-agent " + version;
    }
}
