package dev.granary.backup.adapter.kafka;

import dev.granary.backup.application.port.AgentCommands;
import dev.granary.backup.domain.AgentCommand;
import dev.granary.contracts.Topics;
import dev.granary.eventing.Outbox;
import dev.granary.eventing.OutgoingEvent;
import dev.granary.observability.LogLine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

@Singleton
class OutboxAgentCommands implements AgentCommands {
    private static final Logger LOG = Logger.getLogger(OutboxAgentCommands.class);

    private final Outbox outbox;

    OutboxAgentCommands(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> send(List<AgentCommand> commands) {
        return outbox.append(
                commands.stream().map(OutboxAgentCommands::outgoing).toList());
    }

    /** The event is the command: an agent that cannot read the bytes can still say which command it rejects. */
    private static OutgoingEvent outgoing(AgentCommand command) {
        LOG.debug(LogLine.of(
                "command to agent",
                "command",
                command.getClass().getSimpleName(),
                "clusterId",
                command.to().cluster()));
        return new OutgoingEvent(
                CommandRecords.idOf(command),
                Topics.commandsOf(command.to().tenant()),
                command.to().cluster().toString(),
                CommandRecords.recordOf(command));
    }
}
