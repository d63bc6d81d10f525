package dev.granary.agent.adapter.kubernetes.volume;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.adapter.kubernetes.KubernetesClusterObjects;
import dev.granary.agent.adapter.kubernetes.KubernetesClusterWrites;
import dev.granary.agent.adapter.kubernetes.KubernetesJournal;
import dev.granary.agent.adapter.kubernetes.KubernetesRestoreResults;
import dev.granary.agent.adapter.kubernetes.RequestPace;
import dev.granary.agent.application.FindBackup;
import dev.granary.agent.application.PatienceUntilStop;
import dev.granary.agent.application.ReportOutcomes;
import dev.granary.agent.application.RestoreBackup;
import dev.granary.agent.application.RunWork;
import dev.granary.agent.application.StartRestore;
import dev.granary.agent.application.StartWork;
import dev.granary.agent.application.Stopping;
import dev.granary.agent.application.SweepRestoreResults;
import dev.granary.agent.application.TellRestoredObjects;
import dev.granary.agent.application.WorkLine;
import dev.granary.agent.application.restore.RestoreObjects;
import dev.granary.agent.application.restore.RestoreSettings;
import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.agent.domain.restore.RestoreRequest;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.MortalEvents;
import dev.granary.agent.fakes.MortalStore;
import dev.granary.agent.fakes.ProcessLife;
import dev.granary.agent.fakes.ProcessLife.Killed;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.agent.world.Shoot;
import dev.granary.engine.store.BlobStore;
import dev.granary.selection.SelectionRequest;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The agent's part in one restore, process after process, on an API server and with the rights of the agent. */
final class RestoreProcesses {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String agentNamespace;
    private final BlobStore store;
    private final Command.StartRestore order;
    private final RecordedEvents events = new RecordedEvents();
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();

    /** Of a namespace of the backup into another, where it replaces what is there. */
    RestoreProcesses(String agentNamespace, BlobStore store, UUID backup, String from, String to) {
        this.agentNamespace = agentNamespace;
        this.store = store;
        this.order = new Command.StartRestore(
                UUID.randomUUID(),
                CLOCK.instant().plus(LIMIT),
                UUID.randomUUID(),
                new BackupAddress(backup, Given.LOCATION, Given.CLUSTER),
                false,
                new RestoreRequest(
                        SelectionRequest.ofNamespaces(List.of(from)),
                        Map.of(from, to),
                        "",
                        Map.of(),
                        Existing.DELETE,
                        true,
                        false,
                        false,
                        false));
        states.store(Given.location(Given.LOCATION), 1);
    }

    RecordedEvents events() {
        return events;
    }

    /** What the journal has of it. */
    Journalled<Command.StartRestore, RestoreOutcome> entry() {
        try (KubernetesClient client = Shoot.shared().agentClient(agentNamespace)) {
            return KubernetesJournal.ofRestores(client, agentNamespace, Given.CLUSTER, CLOCK)
                    .find(order.restoreId())
                    .orElseThrow();
        }
    }

    /** One process, as far as it gets. The command comes again until its position on the bus is noted. */
    void live(ProcessLife life) {
        try (KubernetesClient client = Shoot.shared().agentClient(agentNamespace, life)) {
            var line = WorkLine.ofRestores(KubernetesJournal.ofRestores(client, agentNamespace, Given.CLUSTER, CLOCK));
            var results = new KubernetesRestoreResults(client, agentNamespace);
            var limits = new MoverLimits(LIMIT, LIMIT, LIMIT, Duration.ofMillis(20));
            var volumes = new KubernetesNewVolumes(client, agentNamespace, states, limits, CLOCK);
            var restore = restore(client, volumes);
            var toControlPlane = new MortalEvents(events, life);
            volumes.clear(id -> !line.goesOn(id));
            new SweepRestoreResults(line.journal(), results).sweep();
            line.resume();
            new StartRestore(restore, new StartWork<>(line, states, CLOCK)).start(order);
            var find = new FindBackup(Given.locations(states, new MortalStore(store, life)));
            var doing = new RestoreBackup(find, restore, results, new Stopping(), CLOCK);
            new RunWork<>(line, toControlPlane, doing, CLOCK).run(order.workId());
            new ReportOutcomes(List.of(line), List.of(new TellRestoredObjects(results, toControlPlane)), toControlPlane)
                    .report();
        } catch (Killed e) {
            life.kill();
        }
    }

    /** One object at a time, so that the changes come in the same order each time. */
    private RestoreObjects restore(KubernetesClient client, KubernetesNewVolumes volumes) {
        var pace = new RequestPace(1_000);
        return new RestoreObjects(
                new KubernetesClusterObjects(client, pace),
                new KubernetesClusterWrites(client, pace),
                new JsonObjectLines(),
                volumes,
                new RestoreSettings(agentNamespace, new PatienceUntilStop(new Stopping()), 1));
    }
}
