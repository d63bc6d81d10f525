package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.Journal;
import dev.granary.agent.application.port.UpkeepJournalsContract;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.domain.VerificationOutcome;
import dev.granary.agent.world.AgentPlace;
import dev.granary.agent.world.AgentWorld;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

/** On a real API server, with the rights of the agent. */
class KubernetesUpkeepJournalsIT extends UpkeepJournalsContract {

    private static final AgentWorld WORLD = AgentWorld.shared();

    private final AgentPlace place = WORLD.place();
    private final KubernetesClient client = WORLD.shoot().agentClient(place.namespace());

    @Override
    protected Journal<Command.DeleteBackup, DeletionOutcome> deletions() {
        return KubernetesJournal.ofDeletions(client, place.namespace(), place.cluster(), InstantSource.system());
    }

    @Override
    protected Journal<Command.VerifyBackup, VerificationOutcome> verifications() {
        return KubernetesJournal.ofVerifications(client, place.namespace(), place.cluster(), InstantSource.system());
    }

    @AfterEach
    void disconnect() {
        client.close();
    }
}
