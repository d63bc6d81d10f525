package dev.granary.agent.application.port;

import java.util.Map;

/**
 * Where the agent is in its command topic. Stored by the agent and not by the broker: no consumer group, no rights for one.
 *
 * <p>Every call blocks and may throw {@link JournalUnavailableException}.
 */
public interface CommandPositions {

    /** Next offset by partition; a partition that is not there was never read. */
    Map<Integer, Long> load(String topic);

    /** Notes the next offset of a partition. */
    void store(String topic, int partition, long nextOffset);
}
