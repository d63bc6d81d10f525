package dev.granary.agent.fakes;

import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.application.port.DesiredStatesContract;

class InMemoryDesiredStatesTest extends DesiredStatesContract {

    @Override
    protected DesiredStates emptyStates() {
        return new InMemoryDesiredStates();
    }

    @Override
    protected DesiredStates reopened(DesiredStates states) {
        return states;
    }
}
