package dev.granary.agent.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.application.port.BackupJournalContract;
import dev.granary.agent.application.port.Journal;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.domain.Command;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.world.AgentPlace;
import dev.granary.agent.world.AgentWorld;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a real API server, with the rights of the agent. */
class KubernetesBackupJournalIT extends BackupJournalContract {

    private static final AgentWorld WORLD = AgentWorld.shared();

    private final AgentPlace place = WORLD.place();
    private final KubernetesClient client = WORLD.shoot().agentClient(place.namespace());

    @Override
    protected Journal<Command.StartBackup, BackupOutcome> emptyJournal() {
        return journal();
    }

    @Override
    protected Journal<Command.StartBackup, BackupOutcome> reopened(
            Journal<Command.StartBackup, BackupOutcome> journal) {
        return journal();
    }

    private Journal<Command.StartBackup, BackupOutcome> journal() {
        return KubernetesJournal.ofBackups(client, place.namespace(), place.cluster(), InstantSource.system());
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void showsATenantHowABackupWent() {
        var journal = journal();
        journal.create(Given.order("shop"));
        journal.started(Given.BACKUP, 1, Instant.parse("2026-11-20T10:00:00Z"));
        journal.finished(
                Given.BACKUP,
                new BackupOutcome.Succeeded(
                        Instant.parse("2026-11-20T10:00:00Z"),
                        Instant.parse("2026-11-20T10:00:01Z"),
                        new BackupTotals(5, 600, 300, 2)));

        BackupResource resource = client.resources(BackupResource.class)
                .inNamespace(place.namespace())
                .withName(Given.BACKUP.toString())
                .get();

        var status = Objects.requireNonNull(resource.getStatus());
        assertThat(status.phase()).isEqualTo("Succeeded");
        assertThat(status.objects()).isEqualTo(5);
        assertThat(status.attempt()).isEqualTo(1);
        assertThat(status.conditions()).singleElement().satisfies(condition -> {
            assertThat(condition.type()).isEqualTo("Complete");
            assertThat(condition.status()).isEqualTo("True");
        });
    }
}
