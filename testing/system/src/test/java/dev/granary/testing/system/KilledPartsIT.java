package dev.granary.testing.system;

import static org.awaitility.Awaitility.await;

import dev.granary.contracts.Participant;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** kill -9 of each part in the middle of the path; after its restart the path completes, once. */
class KilledPartsIT {

    private final Installation granary = Installation.shared();

    @Test
    void discoveryIsKilledWhenAShootAppears() {
        try (Journey journey = Journey.begin(granary, "kill-disc")) {
            granary.killAndRestart(Participant.DISCOVERY);

            completes(journey);
        }
    }

    @Test
    void discoveryIsKilledWhileItInstallsTheAgent() {
        try (Journey journey = Journey.begin(granary, "kill-inst")) {
            journey.awaitRegistered();
            granary.killAndRestart(Participant.DISCOVERY);

            completes(journey);
        }
    }

    @Test
    void registryIsKilledWhenAShootAppears() {
        try (Journey journey = Journey.begin(granary, "kill-reg")) {
            granary.killAndRestart(Participant.REGISTRY);

            completes(journey);
        }
    }

    @Test
    void locationServiceIsKilledWhileAConnectionIsValidated() {
        try (Journey journey = Journey.begin(granary, "kill-loc")) {
            journey.awaitOnline();
            journey.assign();
            granary.killAndRestart(Participant.LOCATION);
            journey.awaitValid();

            succeeds(journey, journey.backUp());
        }
    }

    @Test
    void orchestratorIsKilledWhileABackupRuns() {
        try (Journey journey = Journey.connected(granary, "kill-orch")) {
            String backup = journey.backUpSlowly();
            granary.killAndRestart(Participant.ORCHESTRATOR);

            succeeds(journey, backup);
        }
    }

    @Test
    void gatewayIsKilledWhileABackupRuns() {
        try (Journey journey = Journey.connected(granary, "kill-gate")) {
            String backup = journey.backUpSlowly();
            granary.killAndRestart(Participant.GATEWAY);

            succeeds(journey, backup);
        }
    }

    @Test
    void agentIsKilledWhileItBacksUp() {
        try (Journey journey = Journey.connected(granary, "kill-agnt")) {
            String backup = journey.backUpSlowly();
            int starts = journey.agent().starts();
            journey.agent().killHard();
            await().atMost(Duration.ofMinutes(1)).until(() -> journey.agent().starts() > starts);

            succeeds(journey, backup);
        }
    }

    @Test
    void brokerIsKilledWhileABackupRuns() {
        try (Journey journey = Journey.connected(granary, "kill-kafka")) {
            String backup = journey.backUpSlowly();
            granary.stack().infrastructure().broker().process().killHard();
            granary.stack().infrastructure().broker().start();

            succeeds(journey, backup);
        }
    }

    @Test
    void databaseIsKilledWhileABackupRuns() {
        try (Journey journey = Journey.connected(granary, "kill-pg")) {
            String backup = journey.backUpSlowly();
            granary.stack().infrastructure().postgres().killHard();
            granary.stack().infrastructure().postgres().start();

            succeeds(journey, backup);
        }
    }

    private void completes(Journey journey) {
        journey.awaitOnline();
        journey.assign();
        journey.awaitValid();
        succeeds(journey, journey.backUp());
    }

    private void succeeds(Journey journey, String backup) {
        journey.awaitSucceeded(backup);
        Evidence.ofExactlyOneBackup(granary, journey, backup);
    }
}
