package dev.granary.backup.application;

import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.application.port.FakeBackups;
import dev.granary.backup.application.port.FakeFleet;
import dev.granary.backup.application.port.FakeIdempotencyKeys;
import dev.granary.backup.application.port.FakeObjectParts;
import dev.granary.backup.application.port.FakeRestores;
import dev.granary.backup.application.port.Ids;
import dev.granary.backup.application.port.RestoreEvents;
import dev.granary.backup.domain.AgentCommand;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupReport;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.DeletionReport;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.KnownCluster.Reachability;
import dev.granary.backup.domain.KnownConnection;
import dev.granary.backup.domain.KnownConnection.Failure;
import dev.granary.backup.domain.KnownConnection.State;
import dev.granary.backup.domain.KnownConnection.WantedValidation;
import dev.granary.backup.domain.KnownLocation;
import dev.granary.backup.domain.LocationId;
import dev.granary.backup.domain.ObjectPart;
import dev.granary.backup.domain.ObjectResult;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoreOptions;
import dev.granary.backup.domain.RestoreReport;
import dev.granary.backup.domain.RestoredObject;
import dev.granary.backup.domain.Totals;
import dev.granary.backup.domain.ValidationId;
import dev.granary.backup.domain.VerificationId;
import dev.granary.backup.domain.VerificationReport;
import dev.granary.eventing.Attention;
import dev.granary.eventing.Transactions;
import dev.granary.selection.SelectionRequest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The use cases among fakes, with one cluster and one location. */
final class World {
    static final Duration DEADLINE = Duration.ofHours(1);
    static final Duration GRACE = Duration.ofMinutes(2);
    static final Duration SILENCE = Duration.ofHours(1);
    static final Duration LEASE = Duration.ofDays(7);

    private static final Duration LOOK = Duration.ofSeconds(30);

    final ClusterId cluster = new ClusterId(UUID.randomUUID());
    final LocationId location = new LocationId(UUID.randomUUID());
    final MovableClock clock = new MovableClock();
    final List<AgentCommand> commands = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    final List<RestoreEvents.Change> restoreChanges = new ArrayList<>();

    /** Empty while the bus is not heard. */
    Optional<Instant> hearingSince = Optional.of(Instant.EPOCH);

    final List<BackupEvents.Removal> removals = new ArrayList<>();

    private final BackupEvents backupEvents = new HeardEvents();
    private final Transactions transactions = new Direct();
    private final CommandSettings settings = new CommandSettings(DEADLINE, GRACE, SILENCE, LEASE);
    private final FakeFleet fleet = new FakeFleet();
    private final FakeObjectParts<BackupId, ObjectResult> objects = new FakeObjectParts<>();
    private final FakeObjectParts<RestoreId, RestoredObject> restoredObjects = new FakeObjectParts<>();
    private final FakeBackups backups = new FakeBackups(fleet, objects);
    private final FakeRestores restores = new FakeRestores(fleet, restoredObjects);
    private final SendDueCommands sendDueCommands = new SendDueCommands(
            fleet.clusters(),
            fleet.connections(),
            fleet.locations(),
            fleet.desiredStates(),
            this::send,
            new NewCommands(settings, new NewIds(), clock));
    private final FollowClusters followClusters =
            new FollowClusters(transactions, fleet.clusters(), fleet.desiredStates(), sendDueCommands, clock);
    private final FollowLocations followLocations = new FollowLocations(
            transactions, fleet.locations(), fleet.connections(), fleet.desiredStates(), sendDueCommands);
    private final FollowConnections followConnections = new FollowConnections(
            transactions, fleet.locations(), fleet.connections(), fleet.desiredStates(), sendDueCommands);
    private final AnswerHello answerHello = new AnswerHello(transactions, fleet.desiredStates(), sendDueCommands);
    private final RecordBackupReport recordBackupReport =
            new RecordBackupReport(transactions, backups, backupEvents, clock);

    private final BackupCommands backupCommands =
            new BackupCommands(fleet.desiredStates(), this::send, new NewCommands(settings, new NewIds(), clock));
    private final CancelBackup cancelBackup =
            new CancelBackup(transactions, backups, backupCommands, backupEvents, clock);

    private final RecordDeletionReport recordDeletionReport =
            new RecordDeletionReport(transactions, backups, backupEvents, clock);
    private final DeleteBackup deleteBackup = new DeleteBackup(
            transactions,
            backups,
            fleet.clusters(),
            fleet.connections(),
            new PlaceDeletion(
                    backups, restores, backupCommands, new NewCommands(settings, new NewIds(), clock), backupEvents));
    private final RecordVerificationReport recordVerificationReport =
            new RecordVerificationReport(transactions, backups, backupEvents, clock);
    private final VerifyBackup verifyBackup = new VerifyBackup(
            transactions,
            backups,
            fleet.clusters(),
            fleet.connections(),
            new PlaceVerification(
                    backups, backupCommands, new NewCommands(settings, new NewIds(), clock), backupEvents));
    private final ForgetBackup forgetBackup =
            new ForgetBackup(transactions, backups, fleet.connections(), backupEvents, clock);

    private final AcceptBackup acceptBackup = new AcceptBackup(
            RepeatedRequests.ofBackups(new FakeIdempotencyKeys<>(), backups),
            new AdmitBackup(fleet.clusters(), fleet.locations(), fleet.connections()),
            new PlaceBackup(backups, backupCommands, backupEvents),
            new NewBackups(settings, new NewIds(), clock));
    private final RecordObjects<BackupId, ObjectResult> recordObjects =
            RecordObjects.ofBackups(transactions, backups, objects);
    final FindObjects<BackupId, ObjectResult> findObjects = FindObjects.ofBackups(transactions, backups, objects);
    private final RecordObjects<RestoreId, RestoredObject> recordRestoredObjects =
            RecordObjects.ofRestores(transactions, restores, restoredObjects);
    final FindObjects<RestoreId, RestoredObject> findRestoredObjects =
            FindObjects.ofRestores(transactions, restores, restoredObjects);
    final RequestBackup requestBackup = new RequestBackup(transactions, acceptBackup);
    final RetryBackup retryBackup = new RetryBackup(transactions, backups, acceptBackup, backupEvents, clock);
    private final RestoreCommands restoreCommands =
            new RestoreCommands(fleet.desiredStates(), this::send, new NewCommands(settings, new NewIds(), clock));
    private final RecordRestoreReport recordRestoreReport =
            new RecordRestoreReport(transactions, restores, this::publish, clock);
    private final RequestRestore requestRestore = new RequestRestore(
            transactions,
            RepeatedRequests.ofRestores(new FakeIdempotencyKeys<>(), restores),
            new AdmitRestore(backups, fleet.clusters(), fleet.connections()),
            new NewRestores(settings, new NewIds(), clock),
            new RequestRestore.PlaceRestore(restores, restoreCommands, this::publish));
    private final CancelRestore cancelRestore =
            new CancelRestore(transactions, restores, restoreCommands, this::publish, clock);
    private final DeleteRestore deleteRestore = new DeleteRestore(transactions, restores, this::publish, clock);

    private final LookForSilence lookForSilence = new LookForSilence(
            new Attention(() -> hearingSince, LOOK.multipliedBy(2)),
            List.of(
                    new UnheardBackups(
                            new PresumeLostBackups(transactions, backups, fleet.clusters(), recordBackupReport, clock),
                            new AskAgain(transactions, backups, backupCommands, clock)),
                    new UnheardRestores(
                            transactions,
                            restores,
                            fleet.clusters(),
                            new UnheardRestores.AfterSilence(restores, restoreCommands, recordRestoreReport, clock)),
                    new UnheardUpkeep(
                            transactions,
                            fleet.clusters(),
                            new UnheardDeletions(backups, backupCommands, recordDeletionReport, clock)),
                    new UnheardUpkeep(
                            transactions,
                            fleet.clusters(),
                            new UnheardVerifications(backups, backupCommands, recordVerificationReport, clock))),
            settings,
            clock);

    /** Time passes, in which the service looks for silence as it regularly does. */
    void pass(Duration time) {
        run(lookForSilence.look());
        for (Duration left = time; left.isPositive(); left = left.minus(LOOK)) {
            clock.move(left.compareTo(LOOK) < 0 ? left : LOOK);
            run(lookForSilence.look());
        }
    }

    /** Time passes, and the service is not there. */
    void sleep(Duration time) {
        clock.move(time);
    }

    void clusterIs(Reachability reachability, long version) {
        run(followClusters.follow(new KnownCluster(cluster, "shoot-1", "acme", reachability, version)));
    }

    void locationIs(long version) {
        run(followLocations.follow(new KnownLocation(
                location, "location", "account", "container-" + version, "https://example.com", true, version)));
    }

    void connectionIs(State state, long version) {
        connectionIs(state, null, version);
    }

    WantedValidation validationWanted(long version) {
        var wanted = new WantedValidation(
                new ValidationId(UUID.randomUUID()), clock.instant().plusSeconds(300));
        connectionIs(State.IN_PROGRESS, wanted, version);
        return wanted;
    }

    private void connectionIs(State state, @Nullable WantedValidation wanted, long version) {
        Failure failure = state == State.FAILED ? new Failure("AuthorizationFailed", "Write: no.") : null;
        run(followConnections.follow(new KnownConnection(location, cluster, state, failure, wanted, version)));
    }

    /** Everything that a backup needs. */
    void ready() {
        clusterIs(Reachability.ONLINE, 1);
        locationIs(1);
        connectionIs(State.VALID, 3);
        commands.clear();
    }

    void hello() {
        run(answerHello.answer(cluster));
    }

    BackupRequest request(String... namespaces) {
        return request(false, namespaces);
    }

    BackupRequest requestWithoutVolumeData(String... namespaces) {
        return request(true, namespaces);
    }

    BackupRequest choosing(SelectionRequest... selections) {
        return new BackupRequest(cluster, location, List.of(selections), false, null, null);
    }

    private BackupRequest request(boolean skipVolumeData, String... namespaces) {
        return new BackupRequest(
                cluster,
                location,
                List.of(SelectionRequest.ofNamespaces(List.of(namespaces))),
                skipVolumeData,
                null,
                null);
    }

    Backup accepted() {
        return ((BackupResult.Accepted) run(requestBackup.request(request("shop"), Optional.empty()))).backup();
    }

    Backup succeeded(String... namespaces) {
        return succeeded(request(namespaces));
    }

    Backup succeeded(BackupRequest request) {
        var accepted = (BackupResult.Accepted) run(requestBackup.request(request, Optional.empty()));
        Instant now = clock.instant();
        report(accepted.backup(), new BackupReport.Succeeded(now, now, new Totals(1, 2, 3, 4, List.of())));
        return find(accepted.backup());
    }

    void recordObjects(ClusterId from, Backup backup, ObjectPart<ObjectResult> part) {
        run(recordObjects.record(from, backup.command(), part));
    }

    void recordObjects(ClusterId from, Restore restore, ObjectPart<RestoredObject> part) {
        run(recordRestoredObjects.record(from, restore.command(), part));
    }

    void report(Backup backup, BackupReport report) {
        reportFrom(cluster, backup, report);
    }

    void reportFrom(ClusterId reporter, Backup backup, BackupReport report) {
        run(recordBackupReport.record(reporter, backup.command(), report));
    }

    BackupResult.Change cancel(Backup backup) {
        return cancel(backup.id());
    }

    BackupResult.Change cancel(BackupId id) {
        return run(cancelBackup.cancel(id));
    }

    DeletionResult delete(BackupId id) {
        return run(deleteBackup.delete(id));
    }

    DeletionResult forget(BackupId id) {
        return run(forgetBackup.forget(id));
    }

    void report(ClusterId reporter, CommandId command, DeletionReport report) {
        run(recordDeletionReport.record(reporter, command, report));
    }

    VerificationResult verify(BackupId id, boolean deep) {
        return run(verifyBackup.verify(id, deep));
    }

    void report(ClusterId reporter, CommandId command, VerificationReport report) {
        run(recordVerificationReport.record(reporter, command, report));
    }

    Optional<Backup> look(BackupId id) {
        return run(backups.find(id));
    }

    /** Another cluster of the tenant that can use the location. */
    ClusterId anotherUsableCluster(String tenant) {
        ClusterId other = anotherCluster(tenant);
        run(followConnections.follow(new KnownConnection(location, other, State.VALID, null, null, 1)));
        return other;
    }

    RestoreResult restore(Backup backup, ClusterId into, RestoreOptions options) {
        return restore(new RestoreRequest(backup.id(), into, null, options), Optional.empty());
    }

    RestoreResult restore(RestoreRequest request, Optional<String> key) {
        return run(requestRestore.request(request, key));
    }

    void report(Restore restore, RestoreReport report) {
        run(recordRestoreReport.record(cluster, restore.command(), report));
    }

    RestoreResult.Change cancel(RestoreId id) {
        return run(cancelRestore.cancel(id));
    }

    RestoreResult.Change delete(RestoreId id) {
        return run(deleteRestore.delete(id));
    }

    Optional<Restore> find(RestoreId id) {
        return run(restores.find(id));
    }

    /** A second cluster of the tenant that never said anything but that it is there. */
    ClusterId anotherCluster(String tenant) {
        ClusterId other = new ClusterId(UUID.randomUUID());
        run(followClusters.follow(new KnownCluster(other, "shoot-2", tenant, Reachability.ONLINE, 1)));
        return other;
    }

    Backup find(Backup backup) {
        return run(backups.find(backup.id())).orElseThrow();
    }

    static <T> T run(Uni<T> work) {
        return work.await().indefinitely();
    }

    private Uni<Void> send(List<AgentCommand> sent) {
        return Uni.createFrom().voidItem().invoke(() -> commands.addAll(sent));
    }

    private final class HeardEvents implements BackupEvents {
        @Override
        public Uni<Void> publish(Backup backup, Change change, Instant occurredAt) {
            return Uni.createFrom().voidItem().invoke(() -> changes.add(change));
        }

        @Override
        public Uni<Void> publish(Backup backup, Removal removal, Instant occurredAt) {
            return Uni.createFrom().voidItem().invoke(() -> removals.add(removal));
        }
    }

    private Uni<Void> publish(Restore restore, RestoreEvents.Change change, Instant occurredAt) {
        return Uni.createFrom().voidItem().invoke(() -> restoreChanges.add(change));
    }

    private static final class NewIds implements Ids {
        @Override
        public BackupId newBackup() {
            return new BackupId(UUID.randomUUID());
        }

        @Override
        public RestoreId newRestore() {
            return new RestoreId(UUID.randomUUID());
        }

        @Override
        public VerificationId newVerification() {
            return new VerificationId(UUID.randomUUID());
        }

        @Override
        public CommandId newCommand() {
            return new CommandId(UUID.randomUUID());
        }
    }

    private static final class Direct implements Transactions {
        @Override
        public <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
            return Uni.createFrom().deferred(work::get);
        }
    }
}
