package dev.granary.engine.protocol;

import static dev.granary.engine.protocol.SimChecker.require;

import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.store.BlobStore;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an agent does with the engine, and what it may then rely on. */
final class SimTasks {

    private final SimWorld world;
    private final BlobStore store;
    private final InstantSource clock;

    SimTasks(SimWorld world, BlobStore store, InstantSource clock) {
        this.world = world;
        this.store = store;
        this.clock = clock;
    }

    /** True when it shall be tried again. */
    boolean backUp(UUID backup, @Nullable AttemptKey earlier, Consumer<AttemptKey> journal) {
        BlobStore mine = world.sabotage().attempt(store);
        BackupSessions sessions = new BackupSessions(mine, clock, world::nonce);
        ParentChoice parent = parent();
        OpenResult opened = earlier == null
                ? sessions.open(new BackupKey(world.clusterId(), backup), "simulation", parent)
                : sessions.resume(earlier, parent);
        return switch (opened) {
            case OpenResult.Opened(BackupSession session) -> new SimAttempt(world, session, clock).run(journal);
            case OpenResult.AlreadyCommitted(CommittedBackup found) -> {
                require(world.checker().wasEverCommitted(found.attempt()), "found a backup that never was");
                yield false;
            }
            case OpenResult.Abandoned() -> true;
        };
    }

    private ParentChoice parent() {
        int drawn = world.random().nextInt(10);
        return drawn < 6
                ? ParentChoice.latest()
                : drawn < 9 ? new ParentChoice.Backup(world.anyBackup()) : new ParentChoice.None();
    }

    void delete(UUID backup) {
        Set<AttemptKey> before = world.checker().backups();
        world.checker().deletionWanted(backup);
        DeleteResult result = new DeleteBackup(store, clock).delete(new BackupKey(world.clusterId(), backup));
        world.scheduler().note(result.toString());
        boolean refused = result instanceof DeleteResult.Refused;
        require(!refused || world.container().lock() != null, "refused without a lock");
        before.removeIf(attempt -> !attempt.backup().backupId().equals(backup));
        require(
                refused || before.stream().noneMatch(world.checker()::isWhole),
                "a backup was deleted and is there: " + before);
    }

    void collect() {
        BlobStore mine = world.sabotage().collector(store);
        CollectResult result = new CollectGarbage(mine, clock, CollectGarbage.GRACE).collect(world.clusterId());
        world.scheduler().note(result.toString());
    }

    /** Whoever looks at a backup that is there all the while finds it, and finds it whole. */
    void look(UUID backup) {
        Set<AttemptKey> before = world.checker().backups();
        Optional<CommittedBackup> found = new BackupReader(store).find(new BackupKey(world.clusterId(), backup));
        boolean whole =
                found.isEmpty() || Presence.look(store, found.get().manifest()).isWhole();
        for (AttemptKey attempt : before) {
            if (attempt.backup().backupId().equals(backup) && world.checker().isWhole(attempt)) {
                require(found.isPresent() && whole, "not found whole: " + attempt);
            }
        }
    }
}
