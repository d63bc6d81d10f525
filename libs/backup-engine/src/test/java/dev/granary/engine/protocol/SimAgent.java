package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent: one process after another that works through a number of tasks. A journal outlives the processes. A process
 * that is replaced need not be dead: it may go on beside the next one.
 */
final class SimAgent {

    /** Something to do. */
    enum Task {
        BACK_UP,
        DELETE,
        COLLECT,
        LOOK
    }

    private static final int MOST_TRIES = 5;

    private final SimWorld world;
    private final String name;
    private final Deque<Task> todo;
    private int triesLeft;
    private int processes;
    private Duration wrongClock = Duration.ZERO;

    /** Journal: the backup that is not finished, and the attempt that was handed on. */
    private @Nullable UUID unfinished;

    private @Nullable AttemptKey handedOn;

    SimAgent(SimWorld world, String name, List<Task> tasks) {
        this.world = world;
        this.name = name;
        this.todo = new ArrayDeque<>(tasks);
    }

    /** Starts a process, and the next one when it dies. */
    void start() {
        int process = ++processes;
        SimActor[] actor = new SimActor[1];
        actor[0] = world.scheduler().spawn(name + "." + process, () -> {
            try {
                work(actor[0], process);
            } catch (SimScheduler.Death e) {
                if (process == processes) {
                    start();
                }
                throw e;
            }
        });
        actor[0].sleep(world.random().nextInt(60));
    }

    private void work(SimActor actor, int process) {
        BlobStore store = new SimStore(world.container(), world.scheduler(), actor, world.random());
        while (process == processes && (unfinished != null || !todo.isEmpty())) {
            if (world.chance(3)) {
                start(); // somebody takes this process for dead
            }
            if (world.chance(4)) {
                wrongClock = Duration.ofHours(world.random().nextInt(200) - 100L);
            }
            try {
                doOne(store);
            } catch (BlobStoreException.Unreachable e) {
                world.scheduler().note(name + " gives up for now");
            }
        }
    }

    private void doOne(BlobStore store) {
        SimTasks tasks = new SimTasks(world, store, this::now);
        if (unfinished != null) {
            backUp(tasks, unfinished);
            return;
        }
        switch (todo.removeFirst()) {
            case BACK_UP -> {
                unfinished = world.newBackup();
                triesLeft = MOST_TRIES;
                backUp(tasks, unfinished);
            }
            case DELETE -> tasks.delete(world.anyBackup());
            case COLLECT -> tasks.collect();
            case LOOK -> tasks.look(world.anyBackup());
        }
    }

    private void backUp(SimTasks tasks, UUID backup) {
        AttemptKey earlier = handedOn;
        handedOn = null;
        if (triesLeft-- == 0) {
            unfinished = null;
            return;
        }
        boolean tryAgain = tasks.backUp(backup, earlier, attempt -> handedOn = attempt);
        if (!tryAgain && backup.equals(unfinished)) {
            unfinished = null;
            handedOn = null;
        }
    }

    private Instant now() {
        return world.container().now().plus(wrongClock);
    }
}
