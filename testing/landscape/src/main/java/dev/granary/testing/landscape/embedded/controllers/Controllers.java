package dev.granary.testing.landscape.embedded.controllers;

import dev.granary.testing.landscape.embedded.store.Change;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs the controllers of a cluster soon after each change, never two at a time. */
public final class Controllers {

    private final List<Controller> controllers;
    private final Executor executor;
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /** The executor runs tasks one after another. */
    Controllers(List<Controller> controllers, Executor executor) {
        this.controllers = controllers;
        this.executor = executor;
    }

    /** Takes what is there already as just created. What it returns ends it. */
    Runnable follow(ObjectStore store) {
        return store.subscribe(
                () -> store.resources().stream()
                        .flatMap(r -> store.all(r, "").stream())
                        .forEach(s -> note(new Change(s.version(), null, s))),
                this::note);
    }

    private void note(Change change) {
        controllers.forEach(c -> c.note(change));
        if (scheduled.compareAndSet(false, true)) {
            executor.execute(this::run);
        }
    }

    private void run() {
        scheduled.set(false);
        controllers.forEach(Controller::run);
    }
}
