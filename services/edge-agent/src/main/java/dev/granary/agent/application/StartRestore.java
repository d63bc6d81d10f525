package dev.granary.agent.application;

import dev.granary.agent.application.restore.RestoreObjects;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.restore.RestoreOptions;
import dev.granary.selection.Checked;
import java.util.List;
import java.util.stream.Collectors;

/** Takes a restore into the journal when it can be wanted like this. */
public final class StartRestore {

    private final RestoreObjects restore;
    private final StartWork<Command.StartRestore, RestoreOutcome> start;

    public StartRestore(RestoreObjects restore, StartWork<Command.StartRestore, RestoreOutcome> start) {
        this.restore = restore;
        this.start = start;
    }

    /** See {@link StartWork#start}. */
    public List<AgentEvent.Answer> start(Command.StartRestore command) {
        return switch (restore.check(command.request())) {
            case Checked.Invalid<RestoreOptions> invalid ->
                List.of(new AgentEvent.CommandRejected(command.commandId(), command.name(), malformed(invalid)));
            case Checked.Valid<RestoreOptions> ignored -> start.start(command);
        };
    }

    static Refusal malformed(Checked.Invalid<?> invalid) {
        return Refusal.of(
                Reason.COMMAND_MALFORMED,
                invalid.faults().stream()
                        .map(fault -> fault.pointer() + ": " + fault.problem())
                        .collect(Collectors.joining(" ")));
    }
}
