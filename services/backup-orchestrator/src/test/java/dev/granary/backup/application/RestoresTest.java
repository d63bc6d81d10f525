package dev.granary.backup.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.application.RestoreResult.Accepted;
import dev.granary.backup.application.RestoreResult.AcceptedBefore;
import dev.granary.backup.application.RestoreResult.BackupNotRestorable;
import dev.granary.backup.application.RestoreResult.BackupUnknown;
import dev.granary.backup.application.RestoreResult.Change.Done;
import dev.granary.backup.application.RestoreResult.Change.NoSuchRestore;
import dev.granary.backup.application.RestoreResult.Change.NotNow;
import dev.granary.backup.application.RestoreResult.ClusterNotReachable;
import dev.granary.backup.application.RestoreResult.ClusterOfAnotherTenant;
import dev.granary.backup.application.RestoreResult.ClusterUnknown;
import dev.granary.backup.application.RestoreResult.ConnectionNotValid;
import dev.granary.backup.application.RestoreResult.KeyReused;
import dev.granary.backup.application.RestoreResult.NamespaceNotInBackup;
import dev.granary.backup.application.RestoreResult.NamespacesCollide;
import dev.granary.backup.application.port.RestoreEvents.Change;
import dev.granary.backup.domain.AgentCommand.CancelRestore;
import dev.granary.backup.domain.AgentCommand.StartRestore;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupReport;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownCluster.Reachability;
import dev.granary.backup.domain.KnownConnection.State;
import dev.granary.backup.domain.NamespaceName;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoreOptions;
import dev.granary.backup.domain.RestoreReport;
import dev.granary.backup.domain.RestoreState.End;
import dev.granary.backup.domain.RestoreState.Failed;
import dev.granary.backup.domain.RestoreStateName;
import dev.granary.backup.domain.SomeRestores;
import dev.granary.backup.domain.Totals;
import dev.granary.selection.SelectionRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a wish to restore. */
class RestoresTest {
    private static final Instant START = Instant.parse("2026-11-26T10:00:01Z");

    private final World world = new World();
    private final Backup backup;

    RestoresTest() {
        world.ready();
        backup = world.accepted();
        world.report(
                backup, new BackupReport.Succeeded(START, START.plusSeconds(1), new Totals(1, 2, 3, 4, List.of())));
        world.commands.clear();
    }

    @Test
    void sendsTheAgentWhatWasAskedFor() {
        Restore restore = accepted();

        assertThat(restore.order().owner()).isEqualTo(world.cluster);
        assertThat(restore.order().location()).isEqualTo(world.location);
        assertThat(world.commands)
                .singleElement()
                .isInstanceOfSatisfying(
                        StartRestore.class, it -> assertThat(it.restore()).isEqualTo(restore));
        assertThat(world.restoreChanges).containsExactly(Change.REQUESTED);
    }

    /** What is asked for, the mapped one that is to blame, the other one. */
    static Stream<Arguments> collisions() {
        return Stream.of(
                Arguments.of(List.of(), Map.of("a", "b"), null, "a", "b"),
                Arguments.of(List.of(), Map.of("b", "a"), null, "b", "a"),
                Arguments.of(List.of("a", "b"), Map.of("a", "x", "b", "x"), null, "b", "a"),
                Arguments.of(List.of(), Map.of("a", "x-b"), "x-", "a", "b"));
    }

    @ParameterizedTest
    @MethodSource("collisions")
    void refusesToMakeOneNamespaceOfTwo(
            List<String> chosen, Map<String, String> mapping, @Nullable String prefix, String mapped, String other) {
        Backup two = world.succeeded("a", "b");
        world.commands.clear();

        assertThat(world.restore(two, world.cluster, mapped(chosen, mapping, prefix)))
                .isInstanceOfSatisfying(NamespacesCollide.class, it -> {
                    assertThat(it.mapped().value()).isEqualTo(mapped);
                    assertThat(it.other().value()).isEqualTo(other);
                });
        assertNothingHappened();
    }

    @Test
    void namespacesMayChangePlacesAndOneThatIsNotChosenIsInNobodysWay() {
        Backup two = world.succeeded("a", "b");

        assertThat(world.restore(two, world.cluster, mapped(List.of(), Map.of("a", "b", "b", "a"), null)))
                .isInstanceOf(Accepted.class);
        assertThat(world.restore(two, world.cluster, mapped(List.of("a"), Map.of("a", "b"), null)))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void leavesItToTheAgentWhichNamespacesABackupOfAllHas() {
        Backup all = world.succeeded("*");
        Backup labelled = world.succeeded(
                world.choosing(new SelectionRequest(List.of(), "team=red", List.of(), List.of(), null, List.of())));

        assertThat(world.restore(all, world.cluster, only("billing"))).isInstanceOf(Accepted.class);
        assertThat(world.restore(labelled, world.cluster, mapped(List.of(), Map.of("a", "b"), null)))
                .isInstanceOf(Accepted.class);
    }

    private static RestoreOptions mapped(List<String> chosen, Map<String, String> mapping, @Nullable String prefix) {
        return new RestoreOptions(
                false,
                chosen.stream().map(NamespaceName::new).toList(),
                SomeRestores.PLAIN.kinds(),
                mapping,
                prefix,
                Map.of(),
                SomeRestores.PLAIN.existing(),
                SomeRestores.PLAIN.keep());
    }

    @Test
    void theSameRequestUnderTheSameKeyIsOneRestore() {
        Optional<String> key = Optional.of("key");
        var request = new RestoreRequest(backup.id(), world.cluster, null, options(Map.of("a", "c", "b", "d")));
        var first = (Accepted) world.restore(request, key);
        world.connectionIs(State.FAILED, 4);

        var again = new RestoreRequest(backup.id(), world.cluster, null, options(Map.of("b", "d", "a", "c")));
        assertThat(world.restore(again, key)).isEqualTo(new AcceptedBefore(first.restore()));

        assertThat(world.commands).filteredOn(StartRestore.class::isInstance).hasSize(1);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefusedAndARefusedOneDoesNotUseUpItsKey() {
        Optional<String> key = Optional.of("key");
        var request = new RestoreRequest(backup.id(), world.cluster, null, options(Map.of()));
        world.connectionIs(State.FAILED, 4);
        assertThat(world.restore(request, key)).isInstanceOf(ConnectionNotValid.class);
        world.connectionIs(State.VALID, 5);
        assertThat(world.restore(request, key)).isInstanceOf(Accepted.class);

        var other = new RestoreRequest(backup.id(), world.cluster, null, options(Map.of("shop", "shop-2")));

        assertThat(world.restore(other, key)).isEqualTo(new KeyReused());
    }

    private static RestoreOptions options(Map<String, String> mapping) {
        return mapped(List.of(), mapping, null);
    }

    @Test
    void takesABackupThatHasNotEndedForNothingToRestore() {
        assertThat(restore(world.accepted(), world.cluster)).isInstanceOf(BackupNotRestorable.class);
        assertNothingHappened();
    }

    @Test
    void takesOnlyWhatExists() {
        Backup strange = new Backup(
                new BackupId(UUID.randomUUID()),
                backup.order(),
                backup.command(),
                backup.state(),
                backup.progress(),
                backup.upkeep(),
                1);

        assertThat(restore(strange, world.cluster)).isEqualTo(new BackupUnknown(strange.id()));
        assertThat(restore(backup, new ClusterId(UUID.randomUUID()))).isInstanceOf(ClusterUnknown.class);
        assertThat(world.restore(backup, world.cluster, only("billing")))
                .isEqualTo(new NamespaceNotInBackup(new NamespaceName("billing"), 0));
        assertNothingHappened();
    }

    @Test
    void wantsAValidConnectionOfTheClusterThatIsRestoredInto() {
        assertThat(restore(backup, world.anotherCluster("acme"))).isInstanceOf(ConnectionNotValid.class);
        world.connectionIs(State.FAILED, 4);
        assertThat(restore(backup, world.cluster)).isInstanceOf(ConnectionNotValid.class);
        assertNothingHappened();
    }

    @Test
    void crossesNoBorderBetweenTenants() {
        assertThat(restore(backup, world.anotherCluster("evil"))).isInstanceOf(ClusterOfAnotherTenant.class);
        assertNothingHappened();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"FAILED", "REMOVING"})
    void wantsAnAgentThatWillCome(Reachability reachability) {
        world.clusterIs(reachability, 2);

        assertThat(restore(backup, world.cluster)).isInstanceOf(ClusterNotReachable.class);
        assertNothingHappened();
    }

    @Test
    void waitsForAClusterThatIsOffline() {
        world.clusterIs(Reachability.OFFLINE, 2);

        assertThat(restore(backup, world.cluster)).isInstanceOf(Accepted.class);
    }

    @Test
    void asksTheAgentToStopAndEndsAsTheAgentSays() {
        Restore restore = accepted();
        world.report(restore, new RestoreReport.Started(START));
        world.commands.clear();

        assertThat(world.cancel(restore.id())).isInstanceOf(Done.class);

        assertThat(world.commands)
                .singleElement()
                .isInstanceOfSatisfying(
                        CancelRestore.class, it -> assertThat(it.restore()).isEqualTo(restore.id()));
        assertThat(stateOf(restore)).isEqualTo(RestoreStateName.IN_PROGRESS);
        world.report(restore, SomeRestores.ended(End.CANCELLED, START));
        assertThat(stateOf(restore)).isEqualTo(RestoreStateName.CANCELLED);
        assertThat(world.cancel(restore.id())).isInstanceOf(NotNow.class);
        assertThat(world.restoreChanges)
                .containsExactly(Change.REQUESTED, Change.STARTED, Change.PROGRESSED, Change.ENDED);
    }

    @Test
    void deletesOnlyTheRecordOfARestoreThatHasEnded() {
        Restore restore = accepted();
        assertThat(world.delete(restore.id())).isInstanceOf(NotNow.class);
        world.report(restore, SomeRestores.ended(End.SUCCEEDED, START));
        world.commands.clear();

        assertThat(world.delete(restore.id())).isInstanceOf(Done.class);

        assertThat(world.find(restore.id())).isEmpty();
        assertThat(world.commands).isEmpty();
        assertThat(world.restoreChanges.getLast()).isEqualTo(Change.DELETED);
        assertThat(world.delete(restore.id())).isInstanceOf(NoSuchRestore.class);
        assertThat(world.cancel(new RestoreId(UUID.randomUUID()))).isInstanceOf(NoSuchRestore.class);
    }

    @Test
    void presumesThatARestoreIsLostThatNobodyTook() {
        Restore restore = accepted();
        world.clusterIs(Reachability.OFFLINE, 2);

        world.pass(World.DEADLINE.plus(World.GRACE).plusMinutes(1));

        assertPresumed(restore, "AgentOffline");
    }

    @Test
    void presumesThatARunningRestoreIsLostWhoseClusterStaysAway() {
        Restore restore = accepted();
        world.report(restore, new RestoreReport.Started(START));
        world.clusterIs(Reachability.OFFLINE, 2);

        world.pass(World.SILENCE.plusMinutes(1));
        assertPresumed(restore, "AgentOffline");
        world.report(restore, SomeRestores.ended(End.SUCCEEDED, START));

        assertThat(stateOf(restore)).isEqualTo(RestoreStateName.SUCCEEDED);
    }

    @Test
    void sendsAQuietAgentAllItShouldHaveHeardAgain() {
        Restore restore = accepted();
        world.report(restore, new RestoreReport.Started(START));
        world.cancel(restore.id());
        world.commands.clear();

        world.pass(World.SILENCE.plusMinutes(1));

        assertThat(world.commands).hasExactlyElementsOfTypes(StartRestore.class, CancelRestore.class);
    }

    private Restore accepted() {
        return ((Accepted) restore(backup, world.cluster)).restore();
    }

    private RestoreResult restore(Backup of, ClusterId into) {
        return world.restore(of, into, SomeRestores.PLAIN);
    }

    private static RestoreOptions only(String namespace) {
        var plain = SomeRestores.PLAIN;
        return new RestoreOptions(
                plain.dryRun(),
                List.of(new NamespaceName(namespace)),
                plain.kinds(),
                plain.namespaceMapping(),
                plain.namespacePrefix(),
                plain.storageClassMapping(),
                plain.existing(),
                plain.keep());
    }

    private RestoreStateName stateOf(Restore restore) {
        return RestoreStateName.of(world.find(restore.id()).orElseThrow().state());
    }

    private void assertPresumed(Restore restore, String reason) {
        assertThat(world.find(restore.id()).orElseThrow().state()).isInstanceOfSatisfying(Failed.class, it -> {
            assertThat(it.presumed()).isTrue();
            assertThat(it.reason()).isEqualTo(reason);
        });
    }

    private void assertNothingHappened() {
        assertThat(world.commands).noneMatch(StartRestore.class::isInstance);
        assertThat(world.restoreChanges).isEmpty();
    }
}
