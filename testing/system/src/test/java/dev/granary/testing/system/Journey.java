package dev.granary.testing.system;

import static org.awaitility.Awaitility.await;

import dev.granary.demo.FleetRow;
import dev.granary.demo.SampleContent;
import dev.granary.demo.kubelet.Pod;
import dev.granary.testing.landscape.NewShoot;
import dev.granary.testing.landscape.ShootHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;

/** The way of one shoot from its creation to its backups. A part that is away in between is waited for. */
final class Journey implements AutoCloseable {

    /** Long enough for a machine that does other work as well; a healthy step takes seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Installation granary;
    private final ShootHandle shoot;
    private final List<String> backups = new ArrayList<>();
    private boolean whole;

    private Journey(Installation granary, ShootHandle shoot) {
        this.granary = granary;
        this.shoot = shoot;
    }

    /** A new shoot that matches the selector and has content; nothing has been waited for. */
    static Journey begin(Installation granary, String shootName) {
        NewShoot wanted = new NewShoot(shootName, Map.of("granary.dev/protect", "true"));
        ShootHandle shoot = granary.stack().addShoots(List.of(wanted)).getFirst();
        granary.stack().landscape().deploy(shootName, SampleContent.manifests());
        return new Journey(granary, shoot);
    }

    /** Goes on until the location is VALID. */
    Journey connect() {
        awaitOnline();
        assign();
        awaitValid();
        return this;
    }

    ShootHandle shoot() {
        return shoot;
    }

    String clusterId() {
        return shoot.uid();
    }

    void awaitRegistered() {
        patiently("registered").until(() -> row().isPresent());
    }

    void awaitOnline() {
        patiently("ONLINE")
                .until(() -> row().map(FleetRow::state).filter("ONLINE"::equals).isPresent());
    }

    void assign() {
        granary.operator()
                .post(
                        "/api/locations/" + granary.locationId() + "/clusters",
                        Map.of("clusterIds", List.of(clusterId())));
    }

    void awaitValid() {
        patiently("VALID")
                .until(() ->
                        row().map(FleetRow::connection).filter("VALID"::equals).isPresent());
    }

    /** Asks for a backup; its id. The orchestrator may hear of the connection a moment after the fleet shows it. */
    String backUp() {
        String backup = patiently("connected for the orchestrator too")
                .ignoreExceptionsMatching(e -> String.valueOf(e.getMessage()).contains("ConnectionNotValid"))
                .until(
                        () -> granary.operator().backUp(clusterId(), granary.locationId(), SampleContent.NAMESPACES),
                        id -> true);
        backups.add(backup);
        whole = false;
        return backup;
    }

    /** All that were asked for, oldest first. */
    List<String> backups() {
        return List.copyOf(backups);
    }

    /** Waits until the backup is in progress; every answer of the shoot is slow from now on, so that it stays so. */
    String backUpSlowly() {
        granary.stack().landscape().slow(shoot.name(), Duration.ofMillis(150));
        String backup = backUp();
        patiently("in progress")
                .until(() -> "IN_PROGRESS"
                        .equals(granary.operator().backup(backup).path("state").asText()));
        return backup;
    }

    private void awaitSucceeded(String backup) {
        granary.stack().landscape().slow(shoot.name(), Duration.ZERO);
        patiently("SUCCEEDED")
                .until(() -> row().flatMap(FleetRow::backup)
                        .filter(latest -> latest.id().equals(backup))
                        .map(FleetRow.BackupRow::state)
                        .filter("SUCCEEDED"::equals)
                        .isPresent());
    }

    /** Waits for the end of the backup, then checks everything that any part knows of this shoot. */
    void succeeds(String backup) {
        awaitSucceeded(backup);
        Evidence.ofOnceAndWhole(granary, this);
        whole = true;
    }

    Pod agent() {
        return granary.stack().kubelet().pod(shoot.name()).orElseThrow();
    }

    Optional<FleetRow> row() {
        return granary.operator().fleet().stream()
                .filter(row -> row.clusterId().equals(clusterId()))
                .findFirst();
    }

    private ConditionFactory patiently(String what) {
        return await(shoot.name() + " " + what)
                .pollInterval(Duration.ofMillis(250))
                .atMost(PATIENCE)
                .ignoreExceptions();
    }

    /** A shoot on which all is well serves the next test. Any other sleeps, which frees the machine. */
    @Override
    public void close() {
        if (whole) {
            granary.keep(this);
        } else {
            granary.stack().kubelet().forget(shoot.name());
            granary.stack().landscape().hibernate(shoot.name());
        }
    }
}
