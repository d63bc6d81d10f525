package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.Journal;
import dev.granary.agent.application.port.RestoreJournalContract;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.world.AgentPlace;
import dev.granary.agent.world.AgentWorld;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

/** On a real API server, with the rights of the agent. */
class KubernetesRestoreJournalIT extends RestoreJournalContract {

    private static final AgentWorld WORLD = AgentWorld.shared();

    private final AgentPlace place = WORLD.place();
    private final KubernetesClient client = WORLD.shoot().agentClient(place.namespace());

    @Override
    protected Journal<Command.StartRestore, RestoreOutcome> emptyJournal() {
        return KubernetesJournal.ofRestores(client, place.namespace(), place.cluster(), InstantSource.system());
    }

    @Override
    protected Journal<Command.StartRestore, RestoreOutcome> reopened(
            Journal<Command.StartRestore, RestoreOutcome> journal) {
        return emptyJournal();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }
}
