package dev.granary.agent.fakes;

import dev.granary.agent.application.port.RestoreResults;
import dev.granary.agent.application.port.RestoreResultsContract;

class InMemoryRestoreResultsTest extends RestoreResultsContract {

    @Override
    protected RestoreResults empty() {
        return new InMemoryRestoreResults();
    }

    @Override
    protected RestoreResults reopened(RestoreResults results) {
        return results;
    }
}
