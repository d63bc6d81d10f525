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

            journey.connect().succeeds(journey.backUp());
        }
    }

    @Test
    void discoveryIsKilledWhileItInstallsTheAgent() {
        try (Journey journey = Journey.begin(granary, "kill-inst")) {
            journey.awaitRegistered();
            granary.killAndRestart(Participant.DISCOVERY);

            journey.connect().succeeds(journey.backUp());
        }
    }

    @Test
    void registryIsKilledWhenAShootAppears() {
        try (Journey journey = Journey.begin(granary, "kill-reg")) {
            granary.killAndRestart(Participant.REGISTRY);

            journey.connect().succeeds(journey.backUp());
        }
    }

    @Test
    void locationServiceIsKilledWhileAConnectionIsValidated() {
        try (Journey journey = Journey.begin(granary, "kill-loc")) {
            journey.awaitOnline();
            journey.assign();
            granary.killAndRestart(Participant.LOCATION);

            journey.awaitValid();
            journey.succeeds(journey.backUp());
        }
    }

    @Test
    void orchestratorIsKilledWhileABackupRuns() {
        try (Journey journey = granary.connected()) {
            String backup = journey.backUpSlowly();
            granary.killAndRestart(Participant.ORCHESTRATOR);

            journey.succeeds(backup);
        }
    }

    @Test
    void gatewayIsKilledWhileABackupRuns() {
        try (Journey journey = granary.connected()) {
            String backup = journey.backUpSlowly();
            granary.killAndRestart(Participant.GATEWAY);

            journey.succeeds(backup);
        }
    }

    @Test
    void agentIsKilledWhileItBacksUp() {
        try (Journey journey = granary.connected()) {
            String backup = journey.backUpSlowly();
            int starts = journey.agent().starts();
            journey.agent().killHard();
            await().atMost(Duration.ofMinutes(1)).until(() -> journey.agent().starts() > starts);

            journey.succeeds(backup);
        }
    }

    @Test
    void brokerIsKilledWhileABackupRuns() {
        try (Journey journey = granary.connected()) {
            String backup = journey.backUpSlowly();
            granary.stack().infrastructure().broker().process().killHard();
            granary.stack().infrastructure().broker().start();

            journey.succeeds(backup);
        }
    }

    @Test
    void databaseIsKilledWhileABackupRuns() {
        try (Journey journey = granary.connected()) {
            String backup = journey.backUpSlowly();
            granary.stack().infrastructure().postgres().killHard();
            granary.stack().infrastructure().postgres().start();

            journey.succeeds(backup);
        }
    }
}
