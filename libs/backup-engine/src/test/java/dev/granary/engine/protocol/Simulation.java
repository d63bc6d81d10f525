package dev.granary.engine.protocol;

import static dev.granary.engine.protocol.SimChecker.require;

import dev.granary.engine.catalogue.Catalogue;
import dev.granary.engine.catalogue.CatalogueEntry;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Several agents with crashes, zombies, lost and late answers and wrong clocks on one prefix, interleaved call by call as
 * a seed says; then calm, and a look at what is left.
 */
final class Simulation {

    /**
     * How it went.
     *
     * @param violation the broken promise, if any
     * @param trace every call in its order
     */
    record Outcome(@Nullable String violation, int steps, String trace) {}

    private static final List<SimAgent.Task> ANY = List.of(SimAgent.Task.values());

    private final SimWorld world;

    private Simulation(SimWorld world) {
        this.world = world;
    }

    static Outcome run(long seed, Sabotage sabotage) {
        SimWorld world = SimWorld.of(seed, sabotage);
        String violation = null;
        try {
            new Simulation(world).run();
        } catch (SimChecker.Violation e) {
            violation = e.getMessage();
        }
        return new Outcome(
                violation, world.scheduler().steps(), world.scheduler().trace());
    }

    private void run() {
        calmly("before", this::someBackups);
        world.scheduler().stayCalm(false);
        for (int i = 3 + world.random().nextInt(3); i > 0; i--) {
            new SimAgent(world, "agent" + i, tasks(i)).start();
        }
        world.scheduler().run();
        world.scheduler().stayCalm(true);
        world.scheduler().arriveAll();
        world.container().pass(Duration.ofDays(10));
        calmly("after", this::collect);
        nothingIsLeftOver();
        calmly("after", this::everyBackupIsListedWhole);
        calmly("after", this::deleteAll);
        nothingIsLeftOver();
        require(world.checker().backups().isEmpty(), "not all were deleted");
    }

    /** Some have one task each, and their races are the closer. */
    private List<SimAgent.Task> tasks(int agent) {
        List<SimAgent.Task> tasks = new ArrayList<>(
                switch (agent % 3) {
                    case 0 -> List.of(SimAgent.Task.COLLECT);
                    case 1 -> List.of(SimAgent.Task.BACK_UP);
                    default -> List.of(SimAgent.Task.DELETE, SimAgent.Task.COLLECT);
                });
        while (world.busy() && world.chance(50)) {
            tasks.add(ANY.get(world.random().nextInt(ANY.size())));
        }
        return tasks;
    }

    private void calmly(String name, Consumer<BlobStore> task) {
        SimActor[] actor = new SimActor[1];
        actor[0] = world.scheduler()
                .spawn(
                        name,
                        () -> task.accept(
                                new SimStore(world.container(), world.scheduler(), actor[0], world.random())));
        world.scheduler().run();
    }

    private void someBackups(BlobStore store) {
        SimTasks tasks = new SimTasks(world, store, world.container()::now);
        for (int i = 1 + world.random().nextInt(3); i > 0; i--) {
            tasks.backUp(world.newBackup(), null, attempt -> {});
        }
    }

    /** Twice: a manifest that came back after the delete goes at first, and what it names with the next run. */
    private void collect(BlobStore store) {
        CollectGarbage collector = new CollectGarbage(store, world.container()::now, CollectGarbage.GRACE);
        collector.collect(world.clusterId());
        CollectResult result = collector.collect(world.clusterId());
        require(result.stoodBackFor().isEmpty(), "a collector still stands back");
    }

    private void nothingIsLeftOver() {
        Set<String> left = new TreeSet<>();
        for (BlobInfo blob : world.container().list("", null, Integer.MAX_VALUE).blobs()) {
            left.add(blob.name().value());
        }
        Set<String> rightful = world.checker().rightful();
        require(left.containsAll(rightful), "lost something");
        left.removeAll(rightful);
        require(left.isEmpty(), "left over: " + left);
    }

    private void everyBackupIsListedWhole(BlobStore store) {
        Set<AttemptKey> listed = new TreeSet<>();
        new Catalogue(store).forEach(world.clusterId(), entry -> {
            if (entry instanceof CatalogueEntry.Backup backup) {
                require(backup.presence().isWhole(), "listed as not whole");
                listed.add(backup.attempt());
            }
        });
        require(listed.equals(world.checker().backups()), "not all were listed");
        new FindOrphans(store, world.container()::now, CollectGarbage.GRACE)
                .forEach(world.clusterId(), orphan -> require(false, "reported, and not there: " + orphan));
    }

    private void deleteAll(BlobStore store) {
        SimTasks tasks = new SimTasks(world, store, world.container()::now);
        world.asked().forEach(tasks::delete);
        collect(store);
    }
}
