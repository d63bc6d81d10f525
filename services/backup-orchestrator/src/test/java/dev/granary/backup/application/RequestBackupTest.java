package dev.granary.backup.application;

import static dev.granary.backup.application.World.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.application.BackupResult.Accepted;
import dev.granary.backup.application.BackupResult.AcceptedBefore;
import dev.granary.backup.application.BackupResult.ClusterNotReachable;
import dev.granary.backup.application.BackupResult.ClusterUnknown;
import dev.granary.backup.application.BackupResult.ConnectionNotValid;
import dev.granary.backup.application.BackupResult.KeyReused;
import dev.granary.backup.application.BackupResult.LocationUnknown;
import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.domain.AgentCommand.StartBackup;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupState.Pending;
import dev.granary.backup.domain.KnownCluster.Reachability;
import dev.granary.backup.domain.KnownConnection.State;
import dev.granary.selection.SelectionRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestBackupTest {
    private static final Optional<String> NO_KEY = Optional.empty();

    private final World world = new World();

    @Test
    void sendsTheCommandAndTellsOfTheBackup() {
        world.ready();

        Backup backup = world.accepted();

        assertThat(backup.state()).isEqualTo(new Pending());
        assertThat(backup.order().name().value()).isEqualTo("shoot-1-20261121-100000");
        assertThat(backup.order().deadline()).isEqualTo(world.clock.instant().plus(World.DEADLINE));
        assertThat(world.commands)
                .singleElement()
                .isInstanceOfSatisfying(
                        StartBackup.class, it -> assertThat(it.backup()).isEqualTo(backup));
        assertThat(world.changes).containsExactly(Change.REQUESTED);
        assertThat(world.find(backup)).isEqualTo(backup);
    }

    @Test
    void refusesAClusterThatIsNotKnown() {
        assertThat(request()).isEqualTo(new ClusterUnknown(world.cluster));
    }

    @Test
    void refusesALocationThatIsNotKnown() {
        world.clusterIs(Reachability.ONLINE, 1);

        assertThat(request()).isEqualTo(new LocationUnknown(world.location));
    }

    @Test
    void refusesAClusterThatIsNotAssigned() {
        world.clusterIs(Reachability.ONLINE, 1);
        world.locationIs(1);

        assertThat(request()).isEqualTo(new ConnectionNotValid(Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VALID")
    void refusesAConnectionThatIsNotValid(State state) {
        world.ready();
        world.connectionIs(state, 4);
        world.commands.clear();

        assertThat(request())
                .isInstanceOfSatisfying(
                        ConnectionNotValid.class,
                        it -> assertThat(it.connection().orElseThrow().state()).isEqualTo(state));
        assertThat(world.commands).isEmpty();
        assertThat(world.changes).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "REMOVING"})
    void refusesAClusterThatNoAgentServes(Reachability reachability) {
        world.ready();
        world.clusterIs(reachability, 2);

        assertThat(request()).isInstanceOf(ClusterNotReachable.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFLINE", "PENDING"})
    void acceptsAClusterThatMayComeBack(Reachability reachability) {
        world.ready();
        world.clusterIs(reachability, 2);

        assertThat(request()).isInstanceOf(Accepted.class);
    }

    @Test
    void theSameRequestUnderTheSameKeyIsOneBackup() {
        world.ready();
        Optional<String> key = Optional.of("key");
        var first = (Accepted) run(world.requestBackup.request(world.request("a", "b"), key));
        world.connectionIs(State.FAILED, 4);

        var second = run(world.requestBackup.request(world.request("b", "a"), key));

        assertThat(second).isEqualTo(new AcceptedBefore(first.backup()));
        assertThat(world.commands).filteredOn(StartBackup.class::isInstance).hasSize(1);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        world.ready();
        Optional<String> key = Optional.of("key");
        run(world.requestBackup.request(world.request("a"), key));

        assertThat(run(world.requestBackup.request(world.request("b"), key))).isEqualTo(new KeyReused());
        var onlySecrets = new SelectionRequest(List.of("a"), null, List.of("Secret"), List.of(), null, List.of());
        var noSecrets = new SelectionRequest(List.of("a"), null, List.of(), List.of("Secret"), null, List.of());
        Optional<String> other = Optional.of("other key");
        run(world.requestBackup.request(world.choosing(onlySecrets), other));
        assertThat(run(world.requestBackup.request(world.choosing(noSecrets), other)))
                .isEqualTo(new KeyReused());
        assertThat(run(world.requestBackup.request(world.choosing(onlySecrets), other)))
                .isInstanceOf(AcceptedBefore.class);
    }

    @Test
    void theSameWithoutTheDataOfVolumesIsAnotherRequest() {
        world.ready();
        Optional<String> key = Optional.of("key");
        BackupRequest without = world.requestWithoutVolumeData("shop");
        var first = (Accepted) run(world.requestBackup.request(without, key));

        assertThat(first.backup().order().skipVolumeData()).isTrue();
        assertThat(run(world.requestBackup.request(without, key))).isEqualTo(new AcceptedBefore(first.backup()));
        assertThat(run(world.requestBackup.request(world.request("shop"), key))).isEqualTo(new KeyReused());
    }

    @Test
    void aRefusedRequestDoesNotUseUpItsKey() {
        Optional<String> key = Optional.of("key");
        assertThat(run(world.requestBackup.request(world.request("a"), key))).isInstanceOf(ClusterUnknown.class);
        world.ready();

        assertThat(run(world.requestBackup.request(world.request("a"), key))).isInstanceOf(Accepted.class);
    }

    private BackupResult request() {
        return run(world.requestBackup.request(world.request("shop"), NO_KEY));
    }
}
