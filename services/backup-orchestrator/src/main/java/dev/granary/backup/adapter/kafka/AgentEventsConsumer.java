package dev.granary.backup.adapter.kafka;

import dev.granary.backup.application.AnswerHello;
import dev.granary.backup.domain.ClusterId;
import dev.granary.contracts.agent.v1.AgentHeartbeat;
import dev.granary.contracts.agent.v1.AgentHello;
import dev.granary.contracts.agent.v1.CommandExpired;
import dev.granary.contracts.agent.v1.CommandRejected;
import dev.granary.eventing.ConsumedEvent;
import dev.granary.eventing.EventConsumer;
import dev.granary.observability.LogLine;
import dev.granary.problem.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

@Singleton
class AgentEventsConsumer {
    private static final Logger LOG = Logger.getLogger(AgentEventsConsumer.class);
    private static final String DESIRED_STATE = "ApplyDesiredState";

    private final EventConsumer consumer;
    private final AnswerHello answerHello;
    private final WorkReports reports;

    AgentEventsConsumer(EventConsumer consumer, AnswerHello answerHello, WorkReports reports) {
        this.consumer = consumer;
        this.answerHello = answerHello;
        this.reports = reports;
    }

    /** Heartbeats are nearly all that comes and are nothing to us: they do not cost a transaction. */
    @Incoming("agent-events")
    Uni<Void> consume(Message<SpecificRecordBase> message) {
        return message.getPayload() instanceof AgentHeartbeat
                ? Uni.createFrom().completionStage(message::ack)
                : consumer.consume(message, this::handle);
    }

    private Uni<Void> handle(ConsumedEvent event) {
        return switch (event.payload()) {
            case AgentHello hello -> answerHello.answer(new ClusterId(hello.getClusterId()));
            case CommandRejected refusal
            when refusal.getCommand().equals(DESIRED_STATE) -> notTaken(refusal.getClusterId(), refusal.getReason());
            case CommandExpired late
            when late.getCommand().equals(DESIRED_STATE) ->
                notTaken(late.getClusterId(), ErrorCode.COMMAND_EXPIRED.code());
            default -> reports.record(event.payload());
        };
    }

    /** Nothing is sent again here, which could go round in circles: the agent's next hello gets the desired state. */
    private static Uni<Void> notTaken(UUID cluster, String reason) {
        LOG.warn(LogLine.of("agent did not take its desired state", "clusterId", cluster, "reason", reason));
        return Uni.createFrom().voidItem();
    }
}
