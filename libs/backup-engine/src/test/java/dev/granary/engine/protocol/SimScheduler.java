package dev.granary.engine.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs actors one at a time: each goes on until its next call to the store, and which one goes next is drawn. So an
 * interleaving is a row of draws, and the same seed gives the same one.
 */
final class SimScheduler {

    /** What happens to a call. */
    enum Fate {
        DONE,
        REFUSED,
        ANSWER_LOST,
        DONE_LATE,
        RETRIED,
        DIES_BEFORE,
        DIES_AFTER
    }

    /** The process ends here. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death() {
            super("the process ended", null, false, false);
        }
    }

    /** Of 1,000 calls, in a world that is neither peaceful nor wild. */
    private static final Map<Fate, Integer> FAULTS = new EnumMap<>(Map.of(
            Fate.REFUSED, 4,
            Fate.ANSWER_LOST, 5,
            Fate.DONE_LATE, 4,
            Fate.RETRIED, 4,
            Fate.DIES_BEFORE, 3,
            Fate.DIES_AFTER, 3));

    private static final int MOST_STEPS = 20_000;

    /** Each simulation has a kind of call before which processes like to fall asleep: that finds races that need it. */
    private static final List<Pattern> TICKLISH = Stream.of(
                    "put .*/sessions/.*",
                    "put .*/manifest.json",
                    "get .*/manifest.json",
                    "head .*/sessions/.*",
                    "delete .*/manifest.json",
                    "delete .*/sessions/.*",
                    "delete .*/packs/.*",
                    "list .*/sessions/",
                    "list .*/packs/")
            .map(Pattern::compile)
            .toList();

    /** Of 100 calls: those after which the same process makes the next one. */
    private static final List<Integer> PERSISTENCE = List.of(20, 60, 85, 95);

    private final Random random;
    private final int wildness;
    private final int persistence;
    private final Pattern ticklish;
    private final SimContainer container;
    private final List<SimActor> actors = new ArrayList<>();
    private final List<Runnable> late = new ArrayList<>();
    private final Semaphore back = new Semaphore(0);
    private final StringBuilder trace = new StringBuilder();
    private @Nullable Throwable failure;
    private boolean calm = true;
    private int steps;

    SimScheduler(Random random, SimContainer container) {
        this.random = random;
        this.container = container;
        this.wildness = random.nextInt(4);
        this.persistence = PERSISTENCE.get(random.nextInt(PERSISTENCE.size()));
        this.ticklish = TICKLISH.get(random.nextInt(TICKLISH.size()));
    }

    int steps() {
        return steps;
    }

    String trace() {
        return trace.toString();
    }

    void note(String what) {
        trace.append(what).append('\n');
    }

    /** Whether processes meet faults from here on. */
    void stayCalm(boolean on) {
        calm = on || wildness == 0;
    }

    SimActor spawn(String name, Runnable body) {
        SimActor actor = new SimActor(name, back);
        if (failure != null) {
            return actor; // it is over
        }
        actors.add(actor);
        actor.start(() -> {
            try {
                body.run();
            } catch (Death e) {
                actor.markDead();
            } catch (Throwable e) { // a broken promise, or a mistake: it ends the simulation
                failure = failure == null ? e : failure;
            }
        });
        return actor;
    }

    /** Returns when every actor has ended. */
    void run() {
        while (failure == null) {
            List<SimActor> ready = actors.stream().filter(SimActor::isAlive).toList();
            if (ready.isEmpty()) {
                return;
            }
            List<SimActor> awake =
                    ready.stream().filter(actor -> !actor.sleeps()).toList();
            List<SimActor> drawnFrom = awake.isEmpty() ? ready : awake;
            drawnFrom.get(random.nextInt(drawnFrom.size())).go();
        }
        actors.forEach(SimActor::kill);
        if (failure instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(failure);
    }

    private void passTime() {
        container.pass(Duration.ofMinutes(random.nextInt(40)));
        if (random.nextInt(400) == 0) {
            container.pass(Duration.ofHours(random.nextInt(40)));
        }
        while (!late.isEmpty() && random.nextInt(12) == 0) {
            late.remove(random.nextInt(late.size())).run();
        }
    }

    /** On the actor's thread: waits for its turn, and for what fate has in store for the call. */
    Fate call(SimActor actor, String what) {
        actor.dieIfDead();
        SimChecker.require(++steps < MOST_STEPS, "it does not come to an end");
        passTime();
        boolean sleepy = random.nextInt(2) == 0 && ticklish.matcher(what).matches();
        if (sleepy || random.nextInt(80) == 0) {
            actor.sleep(random.nextInt(150));
            actor.pause();
        } else if (random.nextInt(100) >= persistence) {
            actor.pause();
        }
        Fate fate = fate();
        trace.append(actor.name()).append(' ').append(what).append(fate == Fate.DONE ? "" : " " + fate);
        trace.append('\n');
        return fate;
    }

    private Fate fate() {
        int drawn = calm ? Integer.MAX_VALUE : random.nextInt(1000 / wildness);
        for (var fate : FAULTS.entrySet()) {
            drawn -= fate.getValue();
            if (drawn < 0) {
                return fate.getKey();
            }
        }
        return Fate.DONE;
    }

    void later(Runnable effect) {
        late.add(effect);
    }

    /** Everything that was on its way arrives. */
    void arriveAll() {
        late.forEach(Runnable::run);
        late.clear();
    }
}
