package dev.granary.agent.fakes;

import dev.granary.agent.application.port.Journal;
import dev.granary.agent.application.port.UpkeepJournalsContract;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.domain.VerificationOutcome;

class InMemoryUpkeepJournalsTest extends UpkeepJournalsContract {

    @Override
    protected Journal<Command.DeleteBackup, DeletionOutcome> deletions() {
        return new InMemoryJournal<>();
    }

    @Override
    protected Journal<Command.VerifyBackup, VerificationOutcome> verifications() {
        return new InMemoryJournal<>();
    }
}
