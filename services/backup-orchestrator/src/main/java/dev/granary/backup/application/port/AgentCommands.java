package dev.granary.backup.application.port;

import dev.granary.backup.domain.AgentCommand;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Sends commands. Joins the transaction: either the change and its commands are kept, or neither. */
public interface AgentCommands {
    /** The agent sees them in this order, and after everything that was sent to its cluster before. */
    Uni<Void> send(List<AgentCommand> commands);
}
