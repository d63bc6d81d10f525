package dev.granary.backup.application;

import dev.granary.backup.application.port.DesiredStates;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.DesiredState;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;

/** Sends an agent that has just started the whole of what its cluster should have, in its present generation. */
public final class AnswerHello {
    private final Transactions transactions;
    private final DesiredStates desiredStates;
    private final SendDueCommands sendDueCommands;

    public AnswerHello(Transactions transactions, DesiredStates desiredStates, SendDueCommands sendDueCommands) {
        this.transactions = transactions;
        this.desiredStates = desiredStates;
        this.sendDueCommands = sendDueCommands;
    }

    public Uni<Void> answer(ClusterId cluster) {
        return transactions.inTransaction(() ->
                desiredStates.lock(cluster).map(DesiredState::toBeSentAgain).chain(sendDueCommands::send));
    }
}
