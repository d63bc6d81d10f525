package dev.granary.registry.adapter.kafka.ingest;

import dev.granary.contracts.AvroCodec;
import dev.granary.contracts.Topics;
import dev.granary.contracts.UndecodableRecordException;
import dev.granary.registry.application.port.AgentPayloads;
import dev.granary.registry.domain.ClusterId;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;

/** Avro records of agents. What agents may say is what the catalogue lists for granary.agent-events.v1. */
@Singleton
final class AvroAgentPayloads implements AgentPayloads {

    private static final String CLUSTER_ID = "clusterId";

    @Override
    public Payload read(byte[] value) {
        try {
            return describe(AvroCodec.decode(value));
        } catch (UndecodableRecordException e) {
            return new Undecodable(String.valueOf(e.getMessage()));
        }
    }

    private static Payload describe(SpecificRecordBase word) {
        String type = word.getSchema().getFullName();
        boolean fromAgents = Topics.AGENT_EVENTS.records().contains(word.getClass());
        return fromAgents && word.get(word.getSchema().getField(CLUSTER_ID).pos()) instanceof UUID cluster
                ? new AgentWord(type, new ClusterId(cluster))
                : new NotAnAgentsWord(type);
    }
}
