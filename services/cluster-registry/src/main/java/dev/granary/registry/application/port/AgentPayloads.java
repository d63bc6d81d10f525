package dev.granary.registry.application.port;

import dev.granary.registry.domain.ClusterId;

/** Looks into what an agent wrote, as far as the gate needs it. */
public interface AgentPayloads {

    Payload read(byte[] value);

    sealed interface Payload {}

    /** A word of an agent. */
    record AgentWord(String type, ClusterId cluster) implements Payload {}

    /** Something on the bus that is not an agent's to say. */
    record NotAnAgentsWord(String type) implements Payload {}

    /** Bytes that no known schema explains. */
    record Undecodable(String why) implements Payload {}
}
