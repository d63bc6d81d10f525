package dev.granary.agent.application;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import java.util.List;

/**
 * Carries out one command. When it returns, the effect is in the journal and the answer, if there is one yet, has arrived:
 * the command needs not be read again. When it throws, the command has to be handled again, which does no harm.
 */
public final class HandleCommand {

    private final ApplyDesiredState applyDesiredState;
    private final ValidateLocation validateLocation;
    private final HandleWork handleWork;
    private final AgentEvents events;

    public HandleCommand(
            ApplyDesiredState applyDesiredState,
            ValidateLocation validateLocation,
            HandleWork handleWork,
            AgentEvents events) {
        this.applyDesiredState = applyDesiredState;
        this.validateLocation = validateLocation;
        this.handleWork = handleWork;
        this.events = events;
    }

    public void handle(Command command) {
        switch (command) {
            case Command.ApplyDesiredState desired -> events.report(applyDesiredState.apply(desired));
            case Command.ValidateLocation validation -> {
                events.report(validateLocation.validate(validation));
                validateLocation.reported(validation);
            }
            case Command.Work work -> report(handleWork.start(work));
            case Command.Cancel cancel -> report(handleWork.cancel(cancel));
        }
    }

    private void report(List<AgentEvent.Answer> answers) {
        answers.forEach(events::report);
    }
}
