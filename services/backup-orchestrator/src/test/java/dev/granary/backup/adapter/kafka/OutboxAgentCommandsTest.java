package dev.granary.backup.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.domain.AgentCommand;
import dev.granary.backup.domain.AgentCommand.Address;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupName;
import dev.granary.backup.domain.BackupOrder;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.LocationId;
import dev.granary.backup.domain.ValidationId;
import dev.granary.eventing.OutgoingEvent;
import dev.granary.selection.SelectionRequest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutboxAgentCommandsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Address TO = new Address(new ClusterId(UUID.randomUUID()), "acme");
    private static final LocationId LOCATION = new LocationId(UUID.randomUUID());

    private final List<OutgoingEvent> appended = new ArrayList<>();
    private final OutboxAgentCommands commands = new OutboxAgentCommands(events -> {
        appended.addAll(events);
        return Uni.createFrom().voidItem();
    });

    @Test
    void theEventOfACommandHasTheIdentityOfTheCommand() {
        commands.send(List.of(desiredState(), validation(), backup())).await().indefinitely();

        assertThat(appended).hasSize(3).allSatisfy(event -> {
            assertThat(event.id()).isEqualTo(event.payload().get("commandId"));
            assertThat(event.key()).isEqualTo(TO.cluster().toString());
            assertThat(event.topic()).isEqualTo("granary.tenants.acme.commands.v1");
        });
    }

    private static AgentCommand desiredState() {
        return new AgentCommand.ApplyDesiredState(
                TO, new CommandId(UUID.randomUUID()), NOW, NOW, 1, Duration.ofDays(7), List.of());
    }

    private static AgentCommand validation() {
        return new AgentCommand.ValidateLocation(TO, new ValidationId(UUID.randomUUID()), NOW, NOW, LOCATION);
    }

    private static AgentCommand backup() {
        var order = new BackupOrder(
                TO.cluster(),
                TO.tenant(),
                LOCATION,
                new BackupName("nightly"),
                List.of(SelectionRequest.ofNamespaces(List.of("shop"))),
                false,
                null,
                NOW,
                NOW);
        return new AgentCommand.StartBackup(
                TO, Backup.requested(new BackupId(UUID.randomUUID()), order, new CommandId(UUID.randomUUID())));
    }
}
