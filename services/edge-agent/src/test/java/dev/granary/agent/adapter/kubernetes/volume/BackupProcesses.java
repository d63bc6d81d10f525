package dev.granary.agent.adapter.kubernetes.volume;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.adapter.kubernetes.KubernetesClusterObjects;
import dev.granary.agent.adapter.kubernetes.KubernetesJournal;
import dev.granary.agent.adapter.kubernetes.RequestPace;
import dev.granary.agent.application.AgentIdentity;
import dev.granary.agent.application.CancelWork;
import dev.granary.agent.application.ReportOutcomes;
import dev.granary.agent.application.RunWork;
import dev.granary.agent.application.StartWork;
import dev.granary.agent.application.Stopping;
import dev.granary.agent.application.WorkLine;
import dev.granary.agent.application.WriteAttempt;
import dev.granary.agent.application.WriteBackup;
import dev.granary.agent.application.export.ExportObjects;
import dev.granary.agent.application.volume.BackUpVolumes;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.MortalEvents;
import dev.granary.agent.fakes.MortalStore;
import dev.granary.agent.fakes.ProcessLife;
import dev.granary.agent.fakes.ProcessLife.Killed;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.agent.world.Shoot;
import dev.granary.engine.store.BlobStore;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The agent's part in one backup, process after process, on an API server and with the rights of the agent. */
final class BackupProcesses {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String agentNamespace;
    private final BlobStore store;
    private final Command.StartBackup order;
    private final RecordedEvents events = new RecordedEvents();
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private Command.@Nullable CancelBackup cancel;

    BackupProcesses(String agentNamespace, BlobStore store, String... namespaces) {
        this.agentNamespace = agentNamespace;
        this.store = store;
        this.order = new Command.StartBackup(
                UUID.randomUUID(), CLOCK.instant().plus(LIMIT), UUID.randomUUID(), Given.LOCATION, List.of(namespaces));
        states.store(Given.location(Given.LOCATION), 1);
    }

    Command.StartBackup order() {
        return order;
    }

    RecordedEvents events() {
        return events;
    }

    /** What the journal has of it. */
    Journalled<Command.StartBackup, BackupOutcome> entry() {
        try (KubernetesClient client = Shoot.shared().agentClient(agentNamespace)) {
            return KubernetesJournal.ofBackups(client, agentNamespace, Given.CLUSTER, CLOCK)
                    .find(order.backupId())
                    .orElseThrow();
        }
    }

    /** From now on each process gets the order to cancel it, too. */
    Command.CancelBackup cancel() {
        var command =
                new Command.CancelBackup(UUID.randomUUID(), CLOCK.instant().plus(LIMIT), order.backupId());
        cancel = command;
        return command;
    }

    /** One process, as far as it gets. The command comes again until its position on the bus is noted. */
    void live(ProcessLife life) {
        try (KubernetesClient client = Shoot.shared().agentClient(agentNamespace, life)) {
            var line = WorkLine.ofBackups(KubernetesJournal.ofBackups(client, agentNamespace, Given.CLUSTER, CLOCK));
            var movers = new KubernetesVolumeMovers(
                    client,
                    agentNamespace,
                    states,
                    UUID::randomUUID,
                    new MoverLimits(LIMIT, LIMIT, LIMIT, Duration.ofMillis(20)),
                    CLOCK);
            var toControlPlane = new MortalEvents(events, life);
            movers.sweep();
            line.resume();
            new StartWork<>(line, states, CLOCK).start(order);
            if (cancel != null) {
                new CancelWork<>(line, CLOCK).cancel(cancel).forEach(toControlPlane::report);
            }
            new RunWork<>(line, toControlPlane, write(client, movers, life), CLOCK).run(order.workId());
            new ReportOutcomes(List.of(line), List.of(Given.tellObjects(toControlPlane)), toControlPlane).report();
        } catch (Killed e) {
            life.kill();
        }
    }

    private WriteBackup write(KubernetesClient client, KubernetesVolumeMovers movers, ProcessLife life) {
        var self = new AgentIdentity(Given.CLUSTER, "acme", UUID.randomUUID(), "1.2.3");
        var cluster = new KubernetesClusterObjects(client, new RequestPace(1_000));
        var stopping = new Stopping();
        var export = new ExportObjects(cluster, agentNamespace, new JsonObjectLines());
        var attempt = new WriteAttempt(self, export, new BackUpVolumes(cluster, movers), stopping, CLOCK);
        return new WriteBackup(self, Given.locations(states, new MortalStore(store, life)), attempt, stopping, CLOCK);
    }
}
